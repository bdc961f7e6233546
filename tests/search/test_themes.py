"""TAG-03: fifty labelled queries in French and English; what is wanted comes first (nDCG)."""

import math

from rampe.kit.database import Database
from tests.conftest import ApiFactory, Settle
from tests.factories import make_person
from tests.search.factories import find_videos, keep_heat
from tests.video.factories import make_video

# name: caption | alt text | subtitles
VIDEOS = """
tarte:      Ma tarte aux pommes de grand-mère #recette #patisserie | |
crepes:     Dimanche matin en famille #crepes | une poêle et de la pâte | on bat les œufs et le lait
ramen:      Late night ramen, ready in ten minutes #food | |
soupe:      Un bol qui réchauffe | soupe de potiron fumante |
accords:    Trois accords pour commencer #guitare #debutant | | posez l’index sur la deuxième corde
solo:       My first blues solo #guitar | |
piano:      Nocturne at midnight #piano #classical | |
batterie:   Premier cours de batterie, on compte jusqu’à quatre #musique | |
salsa:      Salsa on the beach #dance | |
valse:      On révise avant le mariage | un couple danse la valse | un, deux, trois, un, deux, trois
hiphop:     New choreography #hiphop #danse | |
marathon:   42 km sous la pluie #running | |
yoga:       Salutation au soleil en cinq minutes #yoga #debutant | |
foot:       Le but de la semaine #football | |
escalade:   Premier 6a en tête #escalade #sport | |
chat:       Il a encore volé le poulet #chat | |
chiot:      Puppy meets snow #dog | |
cheval:     Galop au lever du jour | un cheval blanc sur la plage |
lune:       Pourquoi la Lune a des phases #astronomie #science | |
volcan:     A volcano in the kitchen sink | baking soda foam | mix vinegar and baking soda
robot:      Il marche enfin #robotique | |
aquarelle:  Un ciel en trois couches #aquarelle #art | |
croquis:    Ten second sketches of strangers #drawing | |
argile:     Tasse ratée, bol réussi #poterie | |
etagere:    Une étagère sans vis #bricolage #bois | |
tricot:     Scarf for beginners #knitting #diy | |
velo:       Réparer une crevaison #velo #tuto | | on démonte la roue arrière
japon:      Deux semaines à Kyoto #voyage #japon | |
vanlife:    A night in the van, Norway #vanlife #travel | |
rando:      Les crêtes au lever du soleil #randonnee | |
jardin:     Semer les tomates en mars #jardin | |
orage:      The storm came from the sea #nature | |
maquillage: Un teint léger en trois gestes #maquillage | |
tresse:     Braids for long hair #hairstyle | |
jupe:       Une jupe dans un vieux rideau #couture #mode | |
friperie:   Thrift haul, ten euros #fashion | |
sketch:     Quand le réveil sonne #sketch #humour | |
chute:      Never trust a wet floor #fail #funny | |
zelda:      Speedrun of the water temple #gaming | |
echecs:     La fourche du cavalier #echecs | un échiquier vu de haut |
"""

# query = what answers it, then after ; what is near it
QUERIES = """
recette = tarte ; crepes ramen soupe
recettes = tarte ; crepes ramen soupe
patisserie = tarte ; crepes
tarte pommes = tarte
crêpe = crepes
crepes pate = crepes
ramen = ramen
food = ramen ; tarte crepes
soupe = soupe
potiron = soupe
œufs = crepes
guitare = accords ; solo
guitare débutant = accords ; yoga solo
guitar = solo ; accords
accord guitare = accords ; solo
corde = accords
blues = solo
piano = piano ; batterie
musique = batterie ; accords solo piano
batterie cours = batterie
salsa = salsa ; valse hiphop
valse = valse
danse = hiphop valse ; salsa
dance = salsa ; hiphop
choreographie = hiphop ; salsa
marathon = marathon
course à pied = ; marathon
running = marathon ; yoga foot escalade
yoga débutant = yoga ; accords
football = foot
escalade = escalade
sport = escalade ; marathon yoga foot
chats = chat ; chiot
chien = ; chiot chat
puppy snow = chiot
cheval plage = cheval ; salsa
astronomie = lune
science = lune ; robot
vinegar = volcan
aquarelle = aquarelle
dessin = ; croquis aquarelle
poterie = argile ; aquarelle
bricolage = etagere ; tricot velo
knitting scarf = tricot
crevaison vélo = velo
voyage japon = japon ; vanlife
travel = vanlife ; japon
rando soleil = rando ; yoga
jardin tomates = jardin
echiquier = echecs
"""

FIRST, BAR = 10, 0.85


def read_table(text: str, sign: str) -> dict[str, list[str]]:
    """Return the parts of each line by what stands before the sign."""
    lines = (line.partition(sign) for line in text.strip().splitlines())
    parts = "|" if sign == ":" else ";"
    return {key.strip(): [part.strip() for part in rest.split(parts)] for key, _, rest in lines}


def gain(found: list[str], wanted: dict[str, int]) -> float:
    """Return the normalised discounted cumulative gain (Järvelin and Kekäläinen 2002)."""

    def discounted(grades: list[int]) -> float:
        return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))

    best = sorted(wanted.values(), reverse=True)[:FIRST]
    return discounted([wanted.get(name, 0) for name in found[:FIRST]]) / discounted(best)


async def test_labelled_queries_find_what_is_wanted_first(
    database: Database, api: ApiFactory, settle: Settle
) -> None:
    """Words of captions, hashtags, alt texts and subtitles, and themes without the word."""
    author = await make_person(database, api, "author")
    names: dict[str, str] = {}
    for name, (caption, alt, track) in read_table(VIDEOS, ":").items():
        video_id = await make_video(database, author.id, caption, alt_text=alt)
        names[str(video_id)] = name
        if track:
            vtt = f"WEBVTT\n\n00:00.000 --> 00:05.000\n{track}\n"
            answer = await author.client.put(
                f"/videos/{video_id}/captions/fr", content=vtt, headers={"Content-Type": "text/vtt"}
            )
            assert answer.is_success, answer.text
    await settle()
    await keep_heat(database)
    gains: dict[str, float] = {}
    for query, (best, *near) in read_table(QUERIES, "=").items():
        wanted = dict.fromkeys(" ".join(near).split(), 1) | dict.fromkeys(best.split(), 2)
        found = [names[video] for video in await find_videos(api(), query)]
        gains[query] = gain(found, wanted)
    assert len(gains) == 50
    mean = sum(gains.values()) / len(gains)
    assert mean >= BAR, (
        f"{mean:.3f}, the worst: {sorted(gains.items(), key=lambda one: one[1])[:8]}"
    )
