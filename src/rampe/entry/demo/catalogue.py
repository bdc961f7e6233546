"""The demo's videos: who made them, what they show, and what is written under them.

The first dozen are short, of many kinds, and made first: they are what a newcomer sees. In captions
a plain space before French double punctuation is turned into a narrow one.
"""

# ruff: noqa: E501 - what people write stays on one line

from dataclasses import dataclass

from rampe.entry.demo.clips.canvas import Size
from rampe.entry.demo.clips.clip import LANDSCAPE, PORTRAIT, Clip, Shot
from rampe.entry.demo.clips.music import Style

FIRST = 12


@dataclass(frozen=True)
class Entry:
    """A video of the demo.

    Args:
        fame: from 0 to 1, how much of the crowd likes it.
        days: how long before the demo's first start it was published.
    """

    slug: str
    author: str
    topic: str
    caption: str
    clip: Clip
    days: float
    fame: float

    @property
    def is_french(self) -> bool:
        """Whether its caption is French."""
        return self.author not in ENGLISH


ENGLISH = frozenset(
    (
        "pip.bakes", "kofi.moves", "oddsocks", "ravi.wonders", "mila.stretches", "retro.jun",
        "ida.underwater", "wander.wes", "oskar.plays", "thread.and.tone",
    )
)  # fmt: skip


def _clip(seed: int, style: Style, *shots: Shot, size: Size = PORTRAIT) -> Clip:
    return Clip(seed, style, shots, size)


S = Style
ENTRIES: tuple[Entry, ...] = (
    # -- the first dozen ---------------------------------------------------------------------------
    Entry(
        "six-soirs-1", "tess", "dance",
        "Premier soir : on apprend trois pas, on en rate deux. Demain on recommence. #SixSoirs #danse",
        _clip(11, S.HOUSE, Shot("dancers", 4, "neon", "canon", ("#SixSoirs", "soir 1"))), 0.2, 0.8,
    ),
    Entry(
        "crepe", "marius.cuit", "cooking",
        "La crêpe se retourne quand elle chante, pas avant. Qui a déjà décoré son plafond ? #crepe #recette #cuisine",
        _clip(12, S.BOSSA, Shot("pancake", 4, "lemon", title=("Crêpe :", "le bon moment"))), 0.4, 0.62,
    ),
    Entry(
        "left-hand", "oskar.plays", "music",
        "Left hand keeps walking, right hand changes its mind. #piano #music",
        _clip(13, S.PIANO, Shot("keyboard", 4, "stage")), 0.6, 0.5,
    ),
    Entry(
        "deux-ronds-1", "les.deux.ronds", "humour",
        "Quand tu dis « rien » et que c’est pas rien. #humour #couple #sketch",
        _clip(14, S.COMIC, Shot("talkers", 4, "candy", title=("« Rien. »",))), 0.7, 0.9,
    ),
    Entry(
        "balloons", "wander.wes", "travel",
        "5:40 am, no phone signal, no regrets. #travel #sunrise",
        _clip(15, S.AMBIENT, Shot("balloons", 4, "dawn")), 0.9, 0.44,
    ),
    Entry(
        "papillon", "pistache.le.chat", "animals",
        "Il a traversé MON rideau. #chat #animaux",
        _clip(16, S.WALTZ, Shot("cat", 4, "dawn", title=("Intrus.",))), 1.1, 0.95,
    ),
    Entry(
        "miroirs", "zelie.dessine", "art",
        "Douze fois la même chose, et jamais la même image. #art #animation #kaleidoscope",
        _clip(17, S.MUSIC_BOX, Shot("mirrors", 4, "candy")), 1.3, 0.35,
    ),
    Entry(
        "pendulums", "ravi.wonders", "science",
        "Fifteen pendulums, each one swing ahead of the next. Wait for the end. #science #physics",
        _clip(18, S.PULSE, Shot("pendulums", 4, "stage", title=("15 pendulums",))), 1.5, 0.6,
    ),
    Entry(
        "one-more-level", "retro.jun", "gaming",
        "One more level, I said, at eleven. #gaming #retrogaming #pixelart",
        _clip(19, S.CHIP, Shot("platform", 4, "dawn")), 1.7, 0.5,
    ),
    Entry(
        "fenetre", "camille.en.train", "travel",
        "Place 61, sens de la marche, café trop chaud. #voyage #train",
        _clip(20, S.LOFI, Shot("train", 4, "dawn", title=("Lyon - Turin",))), 1.9, 0.4,
    ),
    Entry(
        "presque-maree", "lena.vasquoy", "music",
        "« Presque marée », quinze secondes de la chanson que j’ai failli jeter. #musique #chanson",
        _clip(21, S.MUSIC_BOX, Shot("lanterns", 4, "dusk", title=("Presque", "marée"))), 2.2, 0.7,
    ),
    Entry(
        "dahlia", "flora.balcon", "nature",
        "Planté en avril, oublié en mai, pardonné en août. #jardin #balcon #fleurs",
        _clip(22, S.PLUCKS, Shot("bloom", 4, "mint")), 2.5, 0.38,
    ),
    # -- the rest ----------------------------------------------------------------------------------
    Entry(
        "six-soirs-2", "tess", "dance",
        "Deuxième soir : la main gauche n’a toujours pas compris. La vôtre ? #SixSoirs #danse #choregraphie",
        _clip(31, S.DISCO, Shot("dancers", 8, "stage", "solo", ("#SixSoirs", "soir 2"))), 1.2, 0.75,
    ),
    Entry(
        "six-soirs-3", "dalia.danse", "dance",
        "Je prends le défi de @tess en version lente, pour les genoux qui ont de l’avis. #SixSoirs #danse",
        _clip(32, S.HOUSE, Shot("dancers", 9, "berry", "canon", ("Version", "lente"))), 0.8, 0.48,
    ),
    Entry(
        "footwork", "kofi.moves", "dance",
        "Eight counts of footwork. Slow first, then honest. #dance #housedance #footwork",
        _clip(33, S.HOUSE, Shot("dancers", 7, "neon", "solo"), Shot("bars", 5, "neon")), 3.1, 0.52,
    ),
    Entry(
        "repetition", "dalia.danse", "dance",
        "Une répétition entière en vingt-quatre secondes. Oui, on tombe. #danse #coulisses #musique",
        _clip(
            34, S.DISCO,
            Shot("dancers", 8, "stage", "canon", ("18 h",)),
            Shot("dancers", 8, "neon", "solo", ("20 h",)),
            Shot("bars", 8, "berry", title=("22 h",)),
        ), 5.3, 0.42,
    ),
    Entry(
        "deux-ronds-2", "les.deux.ronds", "sketches",
        "Il a laissé un centimètre de lait. UN. #sketch #humour #coloc",
        _clip(35, S.COMIC, Shot("talkers", 7, "mint", title=("1 cm", "de lait"))), 3.4, 0.85,
    ),
    Entry(
        "deux-ronds-3", "les.deux.ronds", "humour",
        "Réunion de deux heures, résumé de sept secondes. #humour #bureau #sketch",
        _clip(36, S.COMIC, Shot("talkers", 7, "lemon", title=("La réunion",))), 8.2, 0.66,
    ),
    Entry(
        "socks-lost", "oddsocks", "sketches",
        "A very short play about a very missing sock. #sketch #comedy",
        _clip(37, S.COMIC, Shot("talkers", 6, "ice", title=("Act one", "Act none"))), 4.1, 0.4,
    ),
    Entry(
        "robot-monday", "oddsocks", "humour",
        "Me trying every face before the video call starts. #funny #monday #robots",
        _clip(38, S.COMIC, Shot("robot", 6, "ice", title=("Monday, 8:59",))), 6.7, 0.55,
    ),
    Entry(
        "theo-robot", "theo", "sketches",
        "Le robot qui voulait être poli. Voix : moi. Larmes : moi aussi. #sketch #impro #humour",
        _clip(39, S.COMIC, Shot("robot", 8, "lemon", title=("Robot poli", "n. 4"))), 0.5, 0.3,
    ),
    Entry(
        "theo-debat", "theo", "humour",
        "Pain au chocolat ou chocolatine : mes deux moitiés débattent. #humour #impro",
        _clip(40, S.COMIC, Shot("talkers", 7, "desert", title=("Débat",))), 2.9, 0.42,
    ),
    Entry(
        "theo-jonglage", "theo", "humour",
        "Cinq balles, aucun talent, beaucoup de caractère. #jonglage #drole",
        _clip(41, S.WALTZ, Shot("juggler", 6, "candy")), 9.4, 0.22,
    ),
    Entry(
        "ines-jongle", "ines.serval", "self_development",
        "Partiels, boulot, lessive : la semaine vue de l’intérieur. #motivation #poselesac #etudes",
        _clip(42, S.DISCO, Shot("juggler", 7, "lemon", title=("Ma semaine",))), 3.8, 0.33,
    ),
    Entry(
        "latte", "pip.bakes", "cooking",
        "First rosetta that looks like a leaf and not like a ghost. #coffee #baking #food",
        _clip(43, S.LOFI, Shot("coffee", 6, "paper")), 2.0, 0.47,
    ),
    Entry(
        "soupe", "marius.cuit", "cooking",
        "Soupe du mardi : trois légumes, une casserole, zéro vaisselle. La recette est dans la vidéo. #recette #soupe #cuisine",
        _clip(
            44, S.BOSSA,
            Shot("chopping", 7, "olive", title=("1. Couper",)),
            Shot("bowl", 7, "mint", title=("2. Réunir",)),
            Shot("pot", 8, "mint", title=("3. Attendre",)),
        ), 4.6, 0.5,
    ),
    Entry(
        "salade", "marius.cuit", "cooking",
        "Tout ce qui restait dans le frigo est devenu un repas. #cuisine #antigaspi #recette",
        _clip(45, S.PLUCKS, Shot("bowl", 7, "candy", title=("Fond", "de frigo"))), 7.1, 0.36,
    ),
    Entry(
        "stew", "pip.bakes", "cooking",
        "It has been raining since Thursday. The lid is dancing. #food #recipe #comfort",
        _clip(46, S.WALTZ, Shot("pot", 6, "dawn")), 10.3, 0.27,
    ),
    Entry(
        "brunch", "pip.bakes", "cooking",
        "Pancakes, the slow way, for the one who does the dishes. #brunch #recipe #baking",
        _clip(
            47, S.BOSSA,
            Shot("pancake", 6, "dawn", title=("Flip once",)), Shot("coffee", 8, "paper"),
        ), 12.6, 0.4,
    ),
    Entry(
        "une-minute", "maud.serval", "self_development",
        "Une minute. Vous n’avez rien à réussir, juste à rester. #poselesac #respiration #meditation",
        _clip(
            48, S.AMBIENT,
            Shot("breath", 32, "forest", title=("Une minute",)), Shot("sea", 12, "dusk"),
        ), 1.6, 0.58,
    ),
    Entry(
        "poser-le-sac", "maud.serval", "self_development",
        "Question 1 : qu’est-ce que vous portez qui n’est pas à vous ? #poselesac #developpementpersonnel",
        _clip(49, S.PIANO, Shot("candle", 8, "stage", title=("Poser le sac", "question 1"))), 3.0, 0.5,
    ),
    Entry(
        "poser-le-sac-2", "ines.serval", "self_development",
        "Question 2, posée par ma mère, répondue par moi, et non je ne pleurais pas. #poselesac #bienetre",
        _clip(50, S.PIANO, Shot("rain", 8, "steel", title=("Poser le sac", "question 2"))), 2.4, 0.36,
    ),
    Entry(
        "breathe", "mila.stretches", "self_development",
        "Four seconds in, four seconds out. That is the whole video. #mindfulness #yoga #breathe",
        _clip(51, S.AMBIENT, Shot("breath", 16, "sea", "en")), 5.9, 0.41,
    ),
    Entry(
        "tree-pose", "mila.stretches", "sport",
        "Tree pose, with permission to wobble. #yoga #balance",
        _clip(52, S.AMBIENT, Shot("stretch", 10, "desert")), 8.8, 0.29,
    ),
    Entry(
        "cote", "tom.dans.la.cote", "sport",
        "Sortie de 6 h : treize kilomètres, trois lapins, un lever de soleil. #running #course #bretagne",
        _clip(53, S.PULSE, Shot("runner", 7, "dusk", title=("6 h 02",))), 1.4, 0.44,
    ),
    Entry(
        "fractionne", "tom.dans.la.cote", "sport",
        "Le fractionné, expliqué à ceux qui n’aiment pas le fractionné. #course #entrainement #sport",
        _clip(
            54, S.HOUSE,
            Shot("runner", 6, "desert", title=("Vite",)), Shot("hills", 6, "dawn"),
            Shot("runner", 6, "sea", title=("Moins vite",)),
        ), 6.2, 0.3,
    ),
    Entry(
        "souplesse", "tess", "sport",
        "Avant de danser : quarante secondes pour les hanches. #etirement #sport #danse",
        _clip(55, S.LOFI, Shot("stretch", 12, "berry", title=("Les hanches",))), 7.7, 0.46,
    ),
    Entry(
        "veste-1", "noor", "fashion",
        "Une veste, cinq lumières. Laquelle sortirait avec vous ce soir ? #mode #tenue #couture",
        _clip(56, S.DISCO, Shot("jacket", 6, "olive", title=("Maison", "Tévéa"))), 2.7, 0.43,
    ),
    Entry(
        "closet", "thread.and.tone", "fashion",
        "Same coat, five moods. Nothing new was bought. #outfit #fashion #thrift",
        _clip(57, S.HOUSE, Shot("jacket", 7, "candy")), 4.9, 0.34,
    ),
    Entry(
        "ruban", "noor", "fashion",
        "Le moment où un tissu décide de ce qu’il veut devenir. #mode #couture #atelier",
        _clip(58, S.AMBIENT, Shot("ribbons", 8, "berry")), 9.1, 0.25,
    ),
    Entry(
        "six-rouges", "rouge.basalte", "beauty",
        "Six rouges, de réunion à minuit. Dites-moi le vôtre. #maquillage #beaute #rougealevres",
        _clip(59, S.BOSSA, Shot("lipstick", 7, "candy", title=("6 rouges",))), 1.8, 0.5,
    ),
    Entry(
        "baume", "atelier.senou", "beauty",
        "Notre baume, avant qu’il soit un baume. #beaute #soin #artisanat",
        _clip(60, S.PLUCKS, Shot("gradient", 6, "desert", title=("À 38 degrés",))), 11.2, 0.2,
    ),
    Entry(
        "lampe", "atelier.senou", "diy",
        "Une lampe en cinq gestes. Le sixième, c’est d’éteindre le plafonnier. #bricolage #deco #faitmain",
        _clip(61, S.LOFI, Shot("lamp", 8, "steel", title=("Une lampe",))), 2.3, 0.45,
    ),
    Entry(
        "engrenages", "hugo.brico", "diy",
        "Le batteur ne tournait plus. Il manquait une dent, pas un moteur. #bricolage #reparation #tuto",
        _clip(
            62, S.PULSE, Shot("gears", 8, "paper", title=("Ça grince ?",)), Shot("lamp", 8, "olive"),
        ), 4.3, 0.37,
    ),
    Entry(
        "jacquard", "maille.et.cie", "diy",
        "Rang 41. Je compte à voix haute, le chat répond. #tricot #faitmain #jacquard",
        _clip(63, S.WALTZ, Shot("knitting", 9, "ice", title=("Rang 41",))), 3.6, 0.39,
    ),
    Entry(
        "jacquard-2", "maille.et.cie", "diy",
        "Le même motif en couleurs de feuilles. J’ai défait trois fois, c’est le jeu. #tricot #knitting",
        _clip(64, S.MUSIC_BOX, Shot("knitting", 8, "olive")), 13.5, 0.24,
    ),
    Entry(
        "grues", "zelie.dessine", "art",
        "Mille grues, disait ma grand-mère. J’en suis à sept. #origami #art #papier",
        _clip(65, S.MUSIC_BOX, Shot("paper", 7, "sea")), 5.0, 0.45,
    ),
    Entry(
        "carnet", "zelie.dessine", "art",
        "Un mercredi d’atelier : peinture, encre, graines, miroir. #peinture #art #dessin",
        _clip(
            66, S.PLUCKS,
            Shot("brush", 9, "lemon", title=("9 h",)), Shot("flow", 9, "paper", title=("11 h",)),
            Shot("sunflower", 9, "stage", title=("15 h",)), Shot("mirrors", 8, "dusk", title=("17 h",)),
        ), 6.0, 0.48,
    ),
    Entry(
        "carreaux", "zelie.dessine", "art",
        "Les carreaux de la salle de bain de ma tante, s’ils avaient le choix. #art #motif #generatif",
        _clip(67, S.BOSSA, Shot("tiles", 7, "desert")), 9.8, 0.31,
    ),
    Entry(
        "rosace", "ravi.wonders", "art",
        "A wheel inside a wheel, and nobody is in charge. #art #maths #generative",
        _clip(68, S.PIANO, Shot("spirograph", 9, "mint", title=("Wheel in wheel",))), 7.4, 0.3,
    ),
    Entry(
        "fourier-heart", "ravi.wonders", "science",
        "Thirteen circles agree on one heart. Fourier would have filmed this. #maths #science",
        _clip(69, S.PIANO, Shot("circles", 10, "berry", title=("13 circles",))), 3.3, 0.56,
    ),
    Entry(
        "small-physics", "ravi.wonders", "science",
        "Three small machines that explain rhythm: swing, turn, orbit. #science #physics #experiment",
        _clip(
            70, S.PULSE,
            Shot("pendulums", 13, "neon", title=("1. Swing",)),
            Shot("gears", 9, "paper", title=("2. Turn",)),
            Shot("planets", 11, "night", title=("3. Orbit",)),
            Shot("circles", 9, "stage", "star", ("4. Add",)),
        ), 8.0, 0.5,
    ),
    Entry(
        "ciel-de-mardi", "astrid.la.nuit", "science",
        "Le ciel de cette semaine, à l’œil nu, même en ville. #astronomie #science #espace",
        _clip(
            71, S.AMBIENT,
            Shot("planets", 10, "night", title=("Ce soir,", "plein sud")),
            Shot("skyline", 8, "night"), Shot("aurora", 10, "neon", title=("Plus au nord",)),
        ), 2.1, 0.52,
    ),
    Entry(
        "ensemble", "astrid.la.nuit", "science",
        "Plus on s’approche, moins c’est fini. #maths #fractale #science",
        _clip(72, S.PULSE, Shot("fractal", 8, "neon")), 14.2, 0.28,
    ),
    Entry(
        "cellules", "pixel.pauline", "gaming",
        "Quatre règles, aucun joueur : le plus vieux jeu de mon ordinateur. #jeuvideo #programmation #pixelart",
        _clip(73, S.CHIP, Shot("cells", 7, "neon", title=("Sans joueur",))), 4.4, 0.35,
    ),
    Entry(
        "niveau-perdu", "pixel.pauline", "gaming",
        "Mon jeu, version 0.3 : on saute, on ramasse, on perd. Testeurs bienvenus. #jeuvideo #indiegame #gaming",
        _clip(
            74, S.CHIP,
            Shot("platform", 9, "candy", title=("v0.3",)), Shot("blocks", 9, "neon", title=("Bonus",)),
            Shot("cells", 6, "stage"),
        ), 5.6, 0.47,
    ),
    Entry(
        "blocks", "retro.jun", "gaming",
        "No commentary, no score, just the sound of things fitting. #gaming #puzzle #retro",
        _clip(75, S.CHIP, Shot("blocks", 8, "berry")), 10.8, 0.33,
    ),
    Entry(
        "hibou", "pistache.le.chat", "animals",
        "Le nouveau voisin. Il ne cligne que d’un œil. #animaux #chat #nuit",
        _clip(76, S.WALTZ, Shot("owl", 7, "night", title=("Voisin.",))), 5.2, 0.78,
    ),
    Entry(
        "sieste", "pistache.le.chat", "animals",
        "J’attendais 18 h. Il était 14 h. #chat #animaux #humour",
        _clip(77, S.LOFI, Shot("cat", 8, "berry", title=("Toujours", "rien"))), 9.0, 0.6,
    ),
    Entry(
        "aquarium", "ida.underwater", "animals",
        "Twenty seconds of fish with excellent manners. Wide screen for once. #fish #animals #aquarium",
        _clip(78, S.AMBIENT, Shot("fish", 20, "sea"), size=LANDSCAPE), 2.6, 0.49,
    ),
    Entry(
        "feeding-time", "ida.underwater", "animals",
        "Everyone knows what five o’clock means. #fish #animals #nature",
        _clip(79, S.BOSSA, Shot("fish", 7, "mint", title=("5 pm",))), 7.9, 0.37,
    ),
    Entry(
        "carnet-de-route", "camille.en.train", "travel",
        "Onze jours, quatre trains de nuit, un seul pull. Le carnet complet. #voyage #train #roadtrip",
        _clip(
            80, S.PLUCKS,
            Shot("journey", 9, "sea", title=("11 jours",)), Shot("train", 9, "forest"),
            Shot("hills", 8, "dawn", title=("Jour 4",)), Shot("sea", 9, "sea", title=("Jour 7",)),
            Shot("skyline", 8, "dusk", title=("Jour 11",)),
        ), 3.9, 0.55,
    ),
    Entry(
        "slow-hour", "wander.wes", "nature",
        "One minute of places where nothing happened, beautifully. Turn your phone. #nature #travel #landscape",
        _clip(
            81, S.AMBIENT,
            Shot("hills", 12, "dusk"), Shot("sea", 12, "sea"), Shot("forest", 12, "forest"),
            Shot("snow", 12, "night"), Shot("aurora", 12, "neon"), size=LANDSCAPE,
        ), 4.8, 0.57,
    ),
    Entry(
        "night-drive", "wander.wes", "travel",
        "Radio on, map off. #roadtrip #travel #night",
        _clip(82, S.PULSE, Shot("road", 8, "neon")), 6.5, 0.42,
    ),
    Entry(
        "phare", "tom.dans.la.cote", "nature",
        "Le phare du bout, celui où le téléphone capte l’Irlande. #mer #bretagne #nuit",
        _clip(83, S.AMBIENT, Shot("sea", 8, "night", "lighthouse")), 10.0, 0.34,
    ),
    Entry(
        "foret", "flora.balcon", "nature",
        "La forêt derrière chez ma sœur, à l’heure où elle s’allume. #foret #nature",
        _clip(84, S.MUSIC_BOX, Shot("forest", 8, "forest")), 5.7, 0.4,
    ),
    Entry(
        "pluie", "flora.balcon", "nature",
        "Dix secondes de pluie, gratuites. #pluie #nature #calme",
        _clip(85, S.LOFI, Shot("rain", 10, "stage")), 8.5, 0.32,
    ),
    Entry(
        "village", "camille.en.train", "travel",
        "Le dernier train s’est arrêté là. On a bien fait de le rater. #neige #voyage #hiver",
        _clip(86, S.MUSIC_BOX, Shot("snow", 7, "night", title=("Terminus",))), 11.9, 0.38,
    ),
    Entry(
        "face-b-1", "basile.kermorin", "music",
        "Face B, face micro : Léna Vasquoy nous joue ce qu’elle ne joue jamais. @lena.vasquoy #musique #interview",
        _clip(
            87, S.LOFI,
            Shot("record", 12, "berry", title=("Face B,", "face micro")),
            Shot("strings", 10, "paper"), Shot("lanterns", 10, "dusk"),
            Shot("keyboard", 10, "stage"),
        ), 2.8, 0.6,
    ),
    Entry(
        "vinyle", "platine.neuve", "music",
        "Trouvé deux euros, gardé toute la vie. #vinyle #musique",
        _clip(88, S.LOFI, Shot("record", 7, "desert", title=("2 euros",))), 4.0, 0.44,
    ),
    Entry(
        "egaliseur", "platine.neuve", "music",
        "On vous laisse deviner le morceau. Réponse épinglée demain. #musique #electro #quiz",
        _clip(89, S.HOUSE, Shot("bars", 8, "neon", title=("Quel titre ?",))), 7.0, 0.51,
    ),
    Entry(
        "guitare", "lena.vasquoy", "music",
        "Accordage ouvert, fenêtre ouverte. #guitare #musique #acoustique",
        _clip(90, S.PLUCKS, Shot("strings", 8, "paper")), 6.9, 0.5,
    ),
    Entry(
        "nocturne", "oskar.plays", "music",
        "A small nocturne for people who are still up. #piano #music #calm",
        _clip(
            91, S.PIANO, Shot("keyboard", 14, "night", title=("Still up?",)), Shot("candle", 8, "stage"),
        ), 5.1, 0.46,
    ),
    Entry(
        "feu", "alix", "travel",
        "Pont plein, batterie à 2 %, aucun regret. #feudartifice #sortie #voyage",
        _clip(92, S.DISCO, Shot("fireworks", 8, "night")), 3.7, 0.29,
    ),
    Entry(
        "nuages", "lena.vasquoy", "music",
        "Le ciel au-dessus du studio pendant la prise 9. #musique #studio",
        _clip(93, S.AMBIENT, Shot("clouds", 6, "stage", title=("Prise 9",))), 12.1, 0.26,
    ),
)  # fmt: skip

ALT_TEXTS: dict[str, tuple[str, str]] = {
    "hills": ("Collines qui défilent sous le soleil", "Hills passing under the sun"),
    "sea": (
        "Vagues et horizon, un bateau ou un phare",
        "Waves and horizon, a boat or a lighthouse",
    ),
    "forest": ("Forêt de nuit pleine de lucioles", "A forest at night full of fireflies"),
    "snow": ("Village sous la neige, fenêtres allumées", "A village in the snow, windows lit"),
    "rain": ("Gouttes sur une vitre, lumières floues", "Drops on a window, blurred lights"),
    "aurora": ("Aurore boréale au-dessus d’un lac", "Northern lights above a lake"),
    "bloom": ("Une tige pousse et une fleur s’ouvre", "A stem grows and a flower opens"),
    "skyline": ("Ville la nuit, fenêtres et phares", "A city at night, windows and headlights"),
    "train": ("Paysage vu par la fenêtre d’un train", "Countryside from a train window"),
    "balloons": ("Montgolfières au lever du soleil", "Hot-air balloons at sunrise"),
    "road": ("Route de nuit bordée de lampadaires", "A road at night lined with lamps"),
    "journey": ("Un trajet se dessine sur une carte", "A route draws itself on a map"),
    "dancers": ("Des silhouettes dansent sous les projecteurs", "Figures dance under spotlights"),
    "runner": ("Quelqu’un court au lever du jour", "Somebody runs at daybreak"),
    "juggler": ("Quelqu’un jongle avec cinq balles", "Somebody juggles five balls"),
    "stretch": ("Posture de yoga devant un soleil rond", "A yoga pose before a round sun"),
    "keyboard": ("Des notes tombent sur un clavier de piano", "Notes fall onto a piano keyboard"),
    "record": ("Un disque tourne sur une platine", "A record turns on a deck"),
    "bars": ("Un cercle de lumière bat avec la musique", "A ring of light beats to the music"),
    "strings": ("Les cordes d’une guitare vibrent", "The strings of a guitar vibrate"),
    "lanterns": ("Des lanternes montent dans le soir", "Lanterns rise into the evening"),
    "pancake": ("Une crêpe saute et se retourne", "A pancake jumps and turns over"),
    "pot": ("Une cocotte mijote, le couvercle danse", "A pot simmers, its lid dances"),
    "bowl": ("Des ingrédients tombent dans un saladier", "Ingredients fall into a bowl"),
    "chopping": ("Un couteau coupe une carotte en rondelles", "A knife cuts a carrot into coins"),
    "coffee": ("Du lait dessine une feuille dans un café", "Milk draws a leaf in a coffee"),
    "talkers": ("Deux personnages ronds se disputent", "Two round characters argue"),
    "cat": ("Un chat suit un papillon des yeux", "A cat follows a butterfly with its eyes"),
    "fish": ("Des poissons nagent entre les algues", "Fish swim among weeds"),
    "robot": ("Un petit robot change d’expression", "A small robot changes its expression"),
    "owl": ("Une chouette cligne devant la lune", "An owl winks before the moon"),
    "platform": ("Un jeu de plateforme en gros pixels", "A platform game of big pixels"),
    "blocks": ("Des blocs tombent et s’emboîtent", "Blocks fall and fit"),
    "pendulums": (
        "Quinze pendules se décalent et se retrouvent",
        "Fifteen pendulums drift apart and meet",
    ),
    "planets": ("Un petit système solaire tourne", "A small solar system turns"),
    "gears": ("Des engrenages tournent ensemble", "Gears turn together"),
    "circles": ("Des cercles tournants dessinent une figure", "Turning circles draw a figure"),
    "flow": ("Des traits d’encre suivent un courant", "Strokes of ink follow a current"),
    "tiles": ("Des carreaux pivotent et changent de motif", "Tiles turn and change their pattern"),
    "sunflower": ("Une spirale de graines respire", "A spiral of seeds breathes"),
    "spirograph": ("Une rosace se dessine", "A rosette draws itself"),
    "mirrors": ("Un kaléidoscope de formes colorées", "A kaleidoscope of coloured shapes"),
    "paper": ("Des grues en papier passent dans le vent", "Paper cranes pass in the wind"),
    "brush": ("De larges coups de pinceau se posent", "Broad brush strokes come down"),
    "ribbons": ("Des rubans de soie ondulent", "Silk ribbons wave"),
    "jacket": ("Une veste sur cintre change de couleur", "A jacket on a hanger changes colour"),
    "lipstick": ("Six teintes de rouge à lèvres tracées", "Six shades of lipstick swiped"),
    "lamp": ("Une lampe s’assemble et s’allume", "A lamp is built and lights up"),
    "knitting": (
        "Un motif tricoté grandit maille à maille",
        "A knitted pattern grows stitch by stitch",
    ),
    "breath": (
        "Une fleur s’ouvre et se ferme pour respirer",
        "A flower opens and closes to breathe by",
    ),
    "candle": ("Trois bougies et un livre ouvert", "Three candles and an open book"),
    "fireworks": ("Un feu d’artifice au-dessus de l’eau", "Fireworks above the water"),
    "cells": ("Des cellules naissent et disparaissent", "Cells are born and vanish"),
    "clouds": ("Des nuages de couleur se mêlent", "Clouds of colour mingle"),
    "gradient": ("Des couleurs chaudes tournent lentement", "Warm colours turn slowly"),
    "fractal": ("Zoom dans l’ensemble de Mandelbrot", "A zoom into the Mandelbrot set"),
}
"""What each scene shows, in French and English, for those who do not see it."""
