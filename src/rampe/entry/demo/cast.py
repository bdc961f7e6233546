"""The people of the demo. All names are invented."""

# ruff: noqa: E501 - what people write stays on one line

from dataclasses import dataclass

from rampe.accounts import Role

ON_AIR = "basile.kermorin"
"""Whose live runs while the demo does."""


@dataclass(frozen=True)
class Person:
    """A full member. `part` is the code of a text: who has one can be played with one tap.

    `followers` is exact where something depends on it: 1,000 is what a live asks for.
    """

    handle: str
    name: str
    age: int
    bio: str
    interests: tuple[str, ...]
    locale: str = "fr"
    country: str = "FR"
    zone: str = "Europe/Paris"
    role: Role = Role.MEMBER
    part: str | None = None
    followers: int | None = None
    likes_to_follow: float = 0.3
    """How many of the other creators they follow."""


PEOPLE: tuple[Person, ...] = (
    Person(
        "alix", "Alix", 24, "Paris, 11e. Je regarde tout, je danse mal, je commente trop.",
        ("dance", "humour", "music", "travel"), part="demo_role_alix",
    ),
    Person(
        "sami", "Sami", 17, "Terminale, batterie, et pixels.",
        ("gaming", "music", "sport"), part="demo_role_sami",
    ),
    Person(
        "lou", "Lou", 15, "dessins et chats",
        ("art", "animals", "humour"), part="demo_role_lou",
    ),
    Person(
        "tess", "Tess", 29, "Un pas par jour, jamais deux fois le même. #SixSoirs, c’est ici.",
        ("dance", "music", "sport"), part="demo_role_tess", followers=1_240,
    ),
    Person(
        "theo", "Théo", 22, "Impro, voix bizarres, café froid. Bientôt mille ici.",
        ("humour", "sketches", "music"), part="demo_role_theo", followers=999,
    ),
    Person(
        "noor", "Noor · Maison Tévéa", 34, "Maison Tévéa : des vestes qui durent, cousues à Roubaix.",
        ("fashion", "beauty", "diy"), part="demo_role_noor", likes_to_follow=0.5,
    ),
    Person(
        "garance", "Garance", 38, "Je veille sur la salle. Un souci ? Signalez, je lis tout.",
        ("self_development", "science", "nature"), role=Role.ADMIN, part="demo_role_garance",
    ),
    Person(
        "basile.kermorin", "Basile Kermorin", 41,
        "Face B, face micro : j’invite, on écoute, vous demandez. Pour Platine Neuve.",
        ("music", "humour", "art"), followers=1_106,
    ),
    Person(
        "platine.neuve", "Platine Neuve", 30, "Le média des disques qu’on n’attendait pas.",
        ("music", "art", "travel"),
    ),
    Person(
        "lena.vasquoy", "Léna Vasquoy", 27, "Chanteuse. Mon album « Presque marée » est là.",
        ("music", "nature", "art"),
    ),
    Person(
        "maud.serval", "Maud Serval", 46,
        "Poser le sac : six questions pour alléger une semaine. Avec ma fille Inès.",
        ("self_development", "nature", "cooking"), country="US", zone="America/New_York",
        followers=1_000,
    ),
    Person(
        "ines.serval", "Inès Serval", 19, "L’autre moitié de #poselesac. Étudiante, râleuse, fière.",
        ("self_development", "dance", "humour"), country="US", zone="America/New_York",
    ),
    Person(
        "atelier.senou", "Atelier Sénou", 36, "Une veste, un baume, une lampe. Faits ici, à trois.",
        ("diy", "fashion", "beauty"),
    ),
    Person(
        "marius.cuit", "Marius Ojeda", 33, "Cuisinier de semaine. Peu d’ingrédients, beaucoup de beurre.",
        ("cooking", "humour", "travel"),
    ),
    Person(
        "pip.bakes", "Pippa Lowell", 28, "Baker, early riser, crumb counter. Leeds.",
        ("cooking", "art", "animals"), "en", "GB", "Europe/London",
    ),
    Person(
        "dalia.danse", "Dalia Benkirane", 25, "Prof de danse à Marseille. On répète jusqu’à sourire.",
        ("dance", "music", "sport"),
    ),
    Person(
        "kofi.moves", "Kofi Adjei-Brown", 23, "House dance. Footwork first, questions later.",
        ("dance", "music", "fashion"), "en", "GB", "Europe/London",
    ),
    Person(
        "zelie.dessine", "Zélie Arnou", 31, "Illustratrice. Je remplis des carnets, puis des murs.",
        ("art", "nature", "animals"),
    ),
    Person(
        "hugo.brico", "Hugo Pellan", 44, "Réparer, c’est déjà gagner. Tutos sans machine chère.",
        ("diy", "science", "cooking"),
    ),
    Person(
        "oddsocks", "Odd Socks", 30, "Two people, one wardrobe, very short plays.",
        ("sketches", "humour", "fashion"), "en", "IE", "Europe/Dublin",
    ),
    Person(
        "ravi.wonders", "Ravi Anand", 35, "Physics you can watch. Sources pinned, mistakes corrected.",
        ("science", "art", "gaming"), "en", "GB", "Europe/London",
    ),
    Person(
        "astrid.la.nuit", "Astrid Voll", 39, "Astronome amateure. Le ciel se lève aussi en semaine.",
        ("science", "nature", "travel"), country="BE", zone="Europe/Brussels",
    ),
    Person(
        "tom.dans.la.cote", "Tom Quéméneur", 26, "Course à pied en Bretagne, lente mais souvent.",
        ("sport", "nature", "self_development"),
    ),
    Person(
        "mila.stretches", "Mila Sorensen", 32, "Yoga teacher. Knees are allowed to complain.",
        ("sport", "self_development", "nature"), "en", "DK", "Europe/Copenhagen",
    ),
    Person(
        "pixel.pauline", "Pauline Rios", 24, "Je code de petits jeux et je perds aux miens.",
        ("gaming", "art", "science"),
    ),
    Person(
        "retro.jun", "Jun Arakawa", 29, "Eight bits are plenty.",
        ("gaming", "music", "art"), "en", "CA", "America/Toronto",
    ),
    Person(
        "pistache.le.chat", "Pistache", 20, "Chat. Mon humain tient le téléphone.",
        ("animals", "humour", "cooking"),
    ),
    Person(
        "ida.underwater", "Ida Lund", 33, "One aquarium, many opinions.",
        ("animals", "nature", "science"), "en", "SE", "Europe/Stockholm",
    ),
    Person(
        "camille.en.train", "Camille Joubert", 37, "Toute l’Europe côté fenêtre.",
        ("travel", "nature", "music"),
    ),
    Person(
        "wander.wes", "Wes Hallow", 30, "Slow roads, early mornings.",
        ("travel", "nature", "sport"), "en", "US", "America/Denver",
    ),
    Person(
        "flora.balcon", "Flora Destrée", 42, "Six mètres carrés de balcon, quarante pots.",
        ("nature", "cooking", "diy"), country="CH", zone="Europe/Zurich",
    ),
    Person(
        "oskar.plays", "Oskar Brandt", 45, "Pianist. Short pieces for long days.",
        ("music", "self_development", "art"), "en", "DE", "Europe/Berlin",
    ),
    Person(
        "les.deux.ronds", "Les Deux Ronds", 28, "Deux ronds, une mauvaise foi.",
        ("humour", "sketches", "gaming"),
    ),
    Person(
        "rouge.basalte", "Salomé Keïta", 27, "Maquillage : je teste, vous évitez les erreurs.",
        ("beauty", "fashion", "self_development"),
    ),
    Person(
        "thread.and.tone", "Imani Cole", 26, "Outfits from what’s already in the closet.",
        ("fashion", "beauty", "diy"), "en", "US", "America/New_York",
    ),
    Person(
        "maille.et.cie", "Odile Fresnay", 58, "Une maille à l’endroit, et le temps passe.",
        ("diy", "fashion", "animals"),
    ),
)  # fmt: skip

_FIRST = """
adele aicha alban alma amandine amine anais anouk antoine ariane armel arsene assia aurore axel
aya bastien baya benoit blanche bruno candice capucine carla celian charlie chloe clemence clement
colin coline corentin cyril dario delphine diane dorian eden elias elio elise eloi elsa emile emma
enora enzo erwan esteban esther fanny farah felix fiona flavie florent gabin gabriel gaspard gwenn
hanae helena henri hortense ibrahim idriss ilan ilyes imran ingrid iris isaac ivan jade jeanne
joachim johan jonas joris jules juliette kais karim kelly kenza killian lana lea leandre leo
leonie lila lily lina lino lisa livia loan lola loris louane luce lucas lucie luna mael maelle
maeva malik malo manon marceau marcel margaux margot marin marius marlon mathis maya mehdi melina
merlin mia milo mona naim nathan nell nina nino noah noe nolan nora octave olga olive oscar paloma
paul perla philae pia prune rafael rayan remi robin romane romy rosa ruben sacha salma salome
sasha selma simon sofia soren swann tao thelma timeo tiphaine titouan tristan ulysse valere victor
vince violette wassim yael yanis yara youssef zack zadig zoe
""".split()  # noqa: SIM905 - one name a line would be a page
_LAST = (
    "arnal", "bach", "berto", "brisset", "carel", "cassin", "delmas", "dorval", "escale", "fabre",
    "garnier", "guedj", "hamon", "imbert", "jolivet", "kerval", "lacaze", "lemoine", "marsan",
    "nadal", "orsini", "perrin", "quentin", "rossel", "sabour", "tessier", "urbain", "vasseur",
    "wagner", "yvon", "zanin",
)  # fmt: skip

CROWD_SIZE = 1_300


def crowd() -> list[tuple[str, str]]:
    """Return handle and name of the light accounts: always the same 1,300."""
    people: list[tuple[str, str]] = []
    for number in range(CROWD_SIZE):
        first = _FIRST[number * 7 % len(_FIRST)]
        last = _LAST[number * 11 // len(_FIRST) % len(_LAST)]
        serial = number // len(_FIRST)
        handle = (
            f"{first}.{last}", f"{first}_{last[:3]}{serial + 2}", f"{last}.{first[:4]}{number % 89 + 10}",
            f"{first}{number % 97 + 3}", f"{first}.{last[0]}{serial}{number % 10}",
            f"x{first}{last[:2]}{number % 61}",
        )[serial % 6]  # fmt: skip
        people.append((handle, f"{first.title()} {last.title()}" if number % 3 else first.title()))
    return people
