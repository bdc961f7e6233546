"""What a video is about, in terms of the interests that members choose: a pure function.

Hashtags count first: they are what an author says a video is about. Words of the caption count
when no hashtag is known. Both are compared folded, in French and English, plural or not.
"""

import re
from collections import Counter
from collections.abc import Iterable

from rampe.kit.fold import fold

MAX_TOPICS = 3

# Folded words and hashtags of each interest; a plural `s` or `x` is taken off before the look-up.
VOCABULARY: dict[str, str] = {
    "dance": """dance dancer dancing danse danser danseur danseuse choreo choregraphie
        choreography hiphop breakdance breaking krump popping locking salsa bachata kizomba
        tango valse ballet voguing waacking twerk dancechallenge dansechallenge zumba shuffle""",
    "sketches": """sketch sketche sketchcomedy saynete parodie parody comedien comedienne
        courtmetrage shortfilm doublage imitation scenette theatre impro improvisation""",
    "humour": """humour humor drole funny blague joke comedy comedie comique rire mdr meme fun
        gag standup prank fail bloopers betisier marrant haha""",
    "music": """music musique musicien musicienne musician song chanson chant chanter chanteur
        chanteuse singing singer guitare guitar piano violon violin batterie drum drummer rap
        rappeur beatbox dj remix concert orchestre orchestra jazz rock electro techno opera sax
        saxophone ukulele songwriter playback karaoke vinyle vinyl""",
    "self_development": """developpementpersonnel developpement selfdevelopment selfcare
        selfimprovement personaldevelopment mindset motivation habitude habit productivite
        productivity meditation mindfulness bienetre wellbeing wellness gratitude journaling
        coaching zen""",
    "cooking": """cooking cook cuisine cuisiner cuisinier cuisiniere recette recipe food foodie
        gateau cake patisserie pastry baking bake bread dessert chocolat chocolate pate pasta
        pizza soupe soup vegan vegetarien vegetarian chef brunch repas meal gourmand miam yummy
        streetfood fromage cheese crepe""",
    "sport": """sport football foot soccer basket basketball tennis rugby handball volley
        volleyball natation swimming running course marathon trail velo cycling cyclisme
        fitness musculation gym workout entrainement training boxe boxing judo karate mma yoga
        pilates escalade climbing skate skateboard surf ski snowboard parkour roller athletisme
        gymnastique gymnastic""",
    "fashion": """fashion mode outfit ootd tenue vetement clothe robe dress sneaker chaussure
        shoe couture sewing friperie thrift vintage streetwear haul lookbook defile runway
        accessoire bijou jewelry""",
    "beauty": """beauty beaute makeup maquillage skincare soin coiffure hair hairstyle cheveu
        ongle nail nailart parfum perfume grwm tresse braid brushing rouge lipstick mascara
        cosmetique cosmetic""",
    "travel": """travel voyage voyager voyageur travelling trip roadtrip vacance holiday
        vacation tourisme tourism backpack backpacker vanlife plage beach avion randonnee hotel
        camping""",
    "animals": """animal animaux animals chat cat chaton kitten chien dog chiot puppy oiseau
        bird cheval horse equitation lapin rabbit hamster tortue turtle poisson fish pet
        perroquet parrot catsoftiktok dogsoftiktok wildlife faune veterinaire poney pony""",
    "gaming": """gaming game gamer jeuvideo jeu video videogame esport minecraft fortnite zelda
        mario nintendo playstation xbox speedrun rpg retrogaming arcade roblox valorant lol
        pokemon simracing boardgame""",
    "science": """science scientifique scientist physique chimie chemistry biologie biology
        space astronomie astronomy nasa math maths mathematique mathematics technologie
        technology tech robotique experiment coding programmation programming medecine medicine
        intelligenceartificielle robots""",
    "art": """art artist artiste dessin drawing dessiner draw peinture painting peindre paint
        aquarelle watercolor illustration sculpture ceramique ceramic poterie pottery graffiti
        streetart calligraphie calligraphy photographie photography animation generative
        generatif croquis sketchbook manga bd comic musee museum pixelart""",
    "diy": """diy bricolage bricoler faitmain handmade craft crafting tuto tutoriel tutorial
        deco decoration renovation woodworking menuiserie tricot knitting crochet upcycling
        recup recyclage recycling astuce hack lifehack couture reparation repair origami
        atelier workshop broderie embroidery""",
    "nature": """nature foret forest montagne mountain mer sea ocean riviere river lac lake
        jardin garden jardinage gardening plante plant fleur flower arbre tree ecologie ecology
        climat climate meteo weather coucherdesoleil sunset leverdesoleil sunrise pluie rain
        neige snow orage storm paysage landscape rando hiking randonnee potager champignon
        mushroom""",
}


def _index() -> dict[str, tuple[str, ...]]:
    topics: dict[str, list[str]] = {}
    for topic, words in VOCABULARY.items():
        for word in words.split():
            topics.setdefault(word, []).append(topic)
    return {word: tuple(each) for word, each in topics.items()}


_TOPICS_OF = _index()
_WORD = re.compile(r"[^\W_]+")
# A shorter word begins too many others: `art` begins `article`.
SHORTEST_STEM = 5


def topics_of(caption: str, hashtags: Iterable[str]) -> list[str]:
    """Return the interests a video is about, the surest first, at most `MAX_TOPICS`.

    Args:
        caption: as written.
        hashtags: folded.
    """
    named = _commonest(topic for tag in hashtags for topic in _of_hashtag(tag))
    if named:
        return named
    return _commonest(topic for word in _WORD.findall(fold(caption)) for topic in _of_word(word))


def _commonest(topics: Iterable[str]) -> list[str]:
    return [topic for topic, _ in Counter(topics).most_common(MAX_TOPICS)]


def _of_word(word: str) -> tuple[str, ...]:
    return _TOPICS_OF.get(word) or _TOPICS_OF.get(word.rstrip("sx"), ())


def _of_hashtag(tag: str) -> tuple[str, ...]:
    """Look up a hashtag, or the longest known word it begins with: `#RecetteFacile`."""
    joined = tag.replace("_", "")
    if topics := _of_word(joined):
        return topics
    stems = (joined[:end] for end in range(len(joined) - 1, SHORTEST_STEM - 1, -1))
    return next((_TOPICS_OF[stem] for stem in stems if stem in _TOPICS_OF), ())
