"""What people write under videos: threads written for some of them, and pools for the others.

Pools are by topic and language; a text is used once a video. Replies marked `@` are the author's.
"""

Thread = tuple[str, tuple[str, ...]]
"""A comment and its replies; a reply that begins with `@` is the author's, without the mark."""

THREADS: dict[str, tuple[Thread, ...]] = {
    "six-soirs-1": (
        (
            "J’ai tenu deux pas sur trois, ma voisine du dessous a tenu zéro.",
            (
                "@Deux sur trois c’est la moyenne nationale, continue !",
                "Même immeuble ? Pareil chez moi",
            ),
        ),
        (
            "Le troisième pas c’est quel pied d’abord ?",
            (
                "@Le gauche. Toujours le gauche. Sauf quand c’est le droit.",
                "merci j’avais inventé une danse",
            ),
        ),
        ("Défi lancé à mon frère, il a dit non, donc il a dit oui.", ()),
        (
            "Does this work in socks?",
            ("@Works better in socks!", "can confirm, did a split by accident"),
        ),
        ("Soir 1 fait, rendez-vous demain.", ("@Je coche ta case.",)),
    ),
    "deux-ronds-1": (
        ("« Rien » niveau 4, il faut évacuer.", ("@Les femmes et les plantes d’abord.",)),
        (
            "Mon mari m’a envoyé la vidéo sans commentaire. On en parle ce soir.",
            ("courage à lui", "@On décline toute responsabilité."),
        ),
        ("Le sourcil du rond violet mérite un prix.", ("@Il le sait. C’est le problème.",)),
        ("comment vous animez la bouche ? c’est dingue", ()),
        (
            "I don’t speak French and I understood every word.",
            ("@That is the best review we ever got.",),
        ),
    ),
    "papillon": (
        ("Le regard. LE REGARD.", ("@Il n’a pas cligné depuis mardi.",)),
        ("Pistache président.", ("je vote", "programme : sieste et rideaux")),
        ("Le papillon va bien ?", ("@Sorti par la fenêtre, sous escorte.", "ouf")),
        ("My cat watched this twice and left a paw print on the screen.", ()),
        ("La queue qui bat la mesure, il entend la musique ou quoi", ("@Il dirige.",)),
    ),
    "crepe": (
        ("Quand elle chante ?? Les miennes crient.", ("@Baisse le feu, elles négocieront.",)),
        (
            "Plafond décoré en 2019, on n’a jamais repeint.",
            ("même appart que moi", "@C’est du patrimoine."),
        ),
        ("Beurre ou huile dans la poêle ?", ("@Beurre. Puis encore un peu de beurre.",)),
        ("Tried it. Floor crepe. Still ate it.", ()),
    ),
    "pendulums": (
        (
            "The moment they line up again gave me goosebumps.",
            ("@Me too, and I know the formula.",),
        ),
        (
            "How long is the full cycle?",
            (
                "@As long as this clip: the slowest swings 6 times, the next 7, and so on.",
                "so the last one swings 20 times? wow",
            ),
        ),
        (
            "On peut le refaire avec des boulons et du fil ?",
            ("@Yes! Thin strings, heavy nuts, patience.",),
        ),
        ("Ma prof de physique le passe en classe demain.", ()),
    ),
    "presque-maree": (
        ("Ne jette plus jamais rien.", ("@Promis. Enfin, sauf la version 2.",)),
        (
            "Le pont à dix secondes… j’ai raté mon arrêt de bus.",
            ("@Je rembourse pas les tickets mais je suis touchée.",),
        ),
        ("C’est sur l’album ?", ("@Piste 4 !", "merciii")),
        (
            "Played it for my grandmother. She asked for it again.",
            ("@Tell her the next one is hers.",),
        ),
    ),
    "one-more-level": (
        ("It is never one.", ("@It was one. Then it was three. Then birds.",)),
        ("What engine is this?", ("@My own, 900 lines, half of them comments.",)),
        ("le saut est parfait, on sent le poids", ()),
        (
            "J’ai entendu la musique et j’avais huit ans.",
            ("pareil, il manque juste la télé qui chauffe",),
        ),
    ),
    "fenetre": (
        (
            "J’ai senti l’odeur du café et du siège en velours.",
            ("@Et du sandwich triangle du voisin.",),
        ),
        (
            "Le côté gauche est mieux entre Chambéry et Modane !",
            ("@Noté, je rechange tous mes billets.",),
        ),
        ("This is my whole personality.", ()),
    ),
    "dahlia": (
        (
            "Pardonné en août, j’ai ri. Les miens sont encore en procès.",
            ("@Demande un report d’audience.",),
        ),
        ("Quelle variété ?", ("@Café au lait, je crois. L’étiquette est partie avec le vent.",)),
        ("Forty pots on six square metres is a forest. Congratulations.", ()),
    ),
    "une-minute": (
        (
            "Faite dans le parking avant une réunion. Merci.",
            ("@C’est le plus bel endroit pour ça.",),
        ),
        ("J’ai triché, j’en ai fait trois.", ("@Ce n’est pas tricher.",)),
        (
            "Je croyais que ça ne servait à rien, et puis j’ai desserré les dents.",
            ("@Tout commence par là.", "les dents !! je viens de m’en rendre compte"),
        ),
        ("Watched it at my desk with the sound off. Still worked.", ()),
    ),
    "face-b-1": (
        (
            "La version guitare seule, on peut l’avoir en entier ?",
            ("@On demande à Léna, mais elle lit les commentaires.", "oui. bientôt."),
        ),
        ("Meilleure émission courte depuis longtemps.", ("@Merci. La face A est jalouse.",)),
        ("Le bruit du diamant au début, frisson.", ()),
        (
            "Question pour la prochaine : c’est quoi la première chanson qu’elle a ratée ?",
            ("@Gardée !",),
        ),
    ),
    "aquarium": (
        ("The orange one is clearly in charge.", ("@Her name is Margarethe and yes.",)),
        ("Twenty seconds felt like a holiday.", ()),
        ("Merci pour le format large, mon écran a pleuré de joie.", ()),
    ),
    "theo-robot": (
        (
            "La voix sur « après vous » m’a achevé.",
            ("@Quatorze prises, et celle-là était une erreur.",),
        ),
        (
            "999 abonnés ?! Mais que fait la police",
            ("@Elle hésite, apparemment.", "allez un petit dernier"),
        ),
        ("Robot poli n. 5 quand ?", ()),
    ),
    "veste-1": (
        ("La quatrième, sans discuter.", ("@On note, elle part en prototype.",)),
        (
            "Elle existe en grandes tailles ?",
            ("@Du 34 au 56, même coupe, même prix.", "enfin une réponse claire, merci"),
        ),
        ("Cousu où ?", ("@À Roubaix, à onze.",)),
    ),
    "jacquard": (
        ("Rang 41 et tu as encore le moral, respect.", ("@J’ai surtout du thé.",)),
        ("Le chat répond quoi ?", ("@« Défais tout. »",)),
        (
            "My grandma says your tension is perfect. She does not say that.",
            ("@Dites-lui que je rougis.",),
        ),
    ),
}

FRENCH: dict[str, tuple[str, ...]] = {
    "dance": (
        "Je regarde au ralenti et je comprends encore moins, j’adore.",
        "Le passage au milieu !!",
        "Ma fille de 6 ans le fait mieux que moi, je démissionne.",
        "On peut avoir le décompte ?",
        "J’ai essayé dans la cuisine, la cuisine a perdu.",
        "Ça donne envie de pousser les meubles.",
    ),
    "sketches": (
        "Je connais cette personne. Je SUIS cette personne.",
        "La chute, je ne l’avais pas vue venir du tout.",
        "Montrez ça à mon coloc s’il vous plaît",
        "Trop court, je veux la suite.",
        "Le silence à la fin, parfait.",
    ),
    "humour": (
        "J’ai ri trop fort dans le bus.",
        "mdrrr le regard",
        "Envoyé à toute la famille, zéro réponse, mission accomplie.",
        "Je remets au début.",
        "C’est tellement mon bureau que je me méfie.",
        "Pourquoi c’est si vrai",
    ),
    "music": (
        "Casque, volume, yeux fermés.",
        "C’est quoi l’accord à la fin ?",
        "Ça tourne en boucle depuis ce matin.",
        "Version longue svp !!",
        "Je l’ai jouée à l’oreille toute la soirée, merci.",
        "Frissons au deuxième passage.",
    ),
    "self_development": (
        "J’en avais besoin aujourd’hui, merci.",
        "Je note la question dans mon carnet.",
        "Simple, et pas moralisateur. Ça change.",
        "Je la fais avec mes élèves lundi.",
        "Ça m’a fait poser le téléphone (après le commentaire).",
    ),
    "cooking": (
        "Testé ce soir, validé par un ado difficile.",
        "Combien de temps le feu doux ?",
        "Je remplace la crème par quoi ?",
        "J’ai faim, il est 9 h du matin.",
        "Enfin une recette sans douze ingrédients introuvables.",
        "Ma mère ajoute une pincée de muscade, je dis ça je dis rien.",
    ),
    "sport": (
        "Tu me donnes presque envie de sortir. Presque.",
        "Quelle allure ?",
        "Reprise après deux ans d’arrêt, merci pour le ton.",
        "Mes genoux ont aimé la vidéo pour moi.",
        "6 h du matin c’est encore la nuit, je maintiens.",
    ),
    "fashion": (
        "La coupe est folle.",
        "Je la vois avec un pantalon large, non ?",
        "La deuxième lumière, direct.",
        "Combien de temps pour en coudre une ?",
        "Enfin des poches qui servent.",
    ),
    "beauty": (
        "Le numéro 3 pour moi, tous les jours.",
        "Il tient avec un café ?",
        "Merci de montrer les vraies couleurs.",
        "Le dernier est sublime sur peau mate aussi !",
        "Je viens de vider mon panier grâce à toi.",
    ),
    "travel": (
        "Je réserve. Avec quel argent, on verra.",
        "C’est quelle ligne ?",
        "J’y étais en mars, aucune photo ne rend ça.",
        "Le train de nuit c’est la meilleure invention.",
        "On s’y croirait.",
        "Ajouté à la liste, qui fait maintenant quatre pages.",
    ),
    "animals": (
        "Je veux le même exactement.",
        "Il juge tout le monde et il a raison.",
        "Mon chien a penché la tête au même moment",
        "Cette tête. Cette petite tête.",
        "Besoin de ça tous les matins.",
        "Il a un nom ?",
    ),
    "gaming": (
        "Je veux y jouer, il sort quand ?",
        "Le bruit des pièces, tout est là.",
        "J’aurais perdu au premier saut.",
        "Tu as un dépôt quelque part ?",
        "Le niveau bonus est magnifique.",
    ),
    "science": (
        "J’ai compris en dix secondes ce que je n’avais pas compris en un an.",
        "Question bête : et si on change la longueur ?",
        "Montré à ma classe de CM2, silence total.",
        "Hypnotisant.",
        "La source est où ? Je veux creuser.",
        "Je ne regarderai plus mon mixeur pareil.",
    ),
    "art": (
        "C’est fait avec quoi ?",
        "Je l’imprimerais en grand dans l’entrée.",
        "Les couleurs sont dingues.",
        "J’ai regardé trois fois pour suivre une seule forme.",
        "Tu vends des tirages ?",
    ),
    "diy": (
        "Réparé le mien grâce à ça, merci !!",
        "Quelle colle ?",
        "Mon grand-père faisait pareil.",
        "Je sais ce que je fais dimanche.",
        "Patron disponible ?",
        "Propre.",
    ),
    "nature": (
        "Le son !! On peut en avoir une heure ?",
        "Ça sent presque la terre mouillée.",
        "Quel calme.",
        "C’est où, sans donner l’adresse exacte ?",
        "J’ai ouvert la fenêtre après.",
        "Ma pause de midi.",
    ),
}

ENGLISH: dict[str, tuple[str, ...]] = {
    "dance": (
        "The footwork at the end, excuse me??",
        "Slowed it down four times. Still lost.",
        "Trying this tonight, sorry downstairs.",
        "The timing is unreal.",
        "My knees said no, my heart said again.",
    ),
    "sketches": (
        "Why is this exactly my flat",
        "The pause before the last line. Perfect.",
        "Part two or I riot (politely).",
        "Sent to my brother, he knows what he did.",
    ),
    "humour": (
        "I laughed and then I felt seen.",
        "This is every Monday.",
        "Crying at my desk, thanks.",
        "The face at the end!!",
        "ok that got me",
    ),
    "music": (
        "Headphones on, world off.",
        "What is that last chord?",
        "Please put the full version somewhere.",
        "On repeat since breakfast.",
        "This fixed my commute.",
    ),
    "self_development": (
        "Needed this one today.",
        "Did it twice. Shoulders came down from my ears.",
        "Short and kind, thank you.",
        "Saving this for the next deadline.",
    ),
    "cooking": (
        "How hot is the pan?",
        "Made it. Burnt one. Loved three.",
        "I can smell this.",
        "Oat milk works too, in case anyone wonders.",
        "That is art you can drink.",
    ),
    "sport": (
        "Wobbled, laughed, stayed.",
        "Best cue I’ve heard for this pose.",
        "My hips thank you.",
        "Did it next to my dog. He is better.",
    ),
    "fashion": (
        "Number two with boots. Trust me.",
        "Love that nothing was bought.",
        "The colour after the beat drop!",
        "Where is the coat from originally?",
    ),
    "beauty": (
        "Shade four on deep skin is a dream.",
        "Does it survive soup?",
        "The swatches are so satisfying.",
    ),
    "travel": (
        "Adding this to the someday list.",
        "Which month was it?",
        "The light in the first second. Wow.",
        "I miss trains.",
        "No signal sounds perfect, honestly.",
    ),
    "animals": (
        "Excellent manners indeed.",
        "My toddler waved at the screen.",
        "I could watch the small striped one all day.",
        "They know. They always know.",
    ),
    "gaming": (
        "The sound design is so crunchy.",
        "Would play this on a bus for hours.",
        "That jump arc is perfect.",
        "Blocks that fit: therapy.",
    ),
    "science": (
        "Showed it to my class, got a gasp.",
        "Is the small one going backwards or am I tired?",
        "Best explanation of this I’ve seen.",
        "Wait for the end, they said. I waited. Worth it.",
        "More of these please.",
    ),
    "art": (
        "I followed one line and lost five minutes.",
        "Do you sell prints?",
        "The palette!",
        "So calm and so busy at once.",
    ),
    "diy": (
        "Doing this on Sunday.",
        "Pattern please!",
        "My grandfather would approve.",
        "So clean.",
    ),
    "nature": (
        "I can hear the quiet.",
        "This is my screensaver now.",
        "Turned my phone, no regrets.",
        "The third place, where is that?",
    ),
}

ANYWHERE_FRENCH = (
    "Bravo !", "Trop beau.", "Je reviens voir ça ce soir.", "Qui est là un mardi ?",
    "Abonnée direct.", "Merci pour ça.", "Je partage.", "Encore !", "Incroyable.",
    "J’étais venue pour cinq minutes, il y a une heure.", "Premier ! (presque)", "👏👏",
)  # fmt: skip
ANYWHERE_ENGLISH = (
    "So good.", "Love this.", "Back here for the third time.", "Following for more.",
    "Underrated.", "Made my evening.", "How is this free", "Greetings from Lisbon!", "✨",
)  # fmt: skip

THANKS_FRENCH = (
    "Merci, ça me touche !", "Oh, merci !", "Haha, merci !", "Ça fait plaisir à lire.",
    "Merci d’être là !", "❤️", "Toi alors.",
)  # fmt: skip
THANKS_ENGLISH = (
    "Thank you, means a lot!", "Ha, thank you!", "You’re kind, thanks.", "This made my day.", "🙏",
)  # fmt: skip
PROMISES_FRENCH = (
    "Bonne question, j’en fais une vidéo.", "Je détaille dans la prochaine, promis.",
    "On me le demande beaucoup : bientôt !",
)  # fmt: skip
PROMISES_ENGLISH = ("Good question, next video.", "I’ll show it in the next one.")
"""What an author answers to a question."""
