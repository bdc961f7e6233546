"""What the crowd of the demo's live says, in the language of who says it."""

from rampe.entry.demo.plan import french

LINES = {
    "fr": tuple(
        french(line)
        for line in (
            "Bonsoir à tous",
            "J’arrive, j’ai raté quoi ?",
            "Le son est superbe ce soir",
            "C’est quel disque ?",
            "On entend le craquement du vinyle, j’adore",
            "Première fois ici, je reste",
            "Léna vient jouer aujourd’hui ?",
            "Face B toujours meilleure que la face A",
            "Quelqu’un a le titre ?",
            "Depuis Nantes, bonsoir !",
            "Mon chat écoute aussi",
            "« Presque marée », deuxième écoute de la semaine",
            "Une question : vous enregistrez sur bande ?",
            "La ligne de basse…",
            "Ça tombe bien, je cuisine",
            "Plus fort les claviers",
            "On dirait un dimanche",
            "Merci pour le rendez-vous",
            "Je le fais écouter à ma mère",
            "Il y aura une rediffusion ?",
            "Ce passage, à chaque fois",
            "Basile, votre micro est parfait",
            "Encore un, encore un",
            "Frissons",
            "J’ai baissé la lumière pour écouter",
            "Vous prenez les questions quand ?",
        )
    ),
    "en": (
        "Hello from Leeds",
        "What did I miss?",
        "That crackle is lovely",
        "Which record is this?",
        "First time here, staying",
        "The bass line though",
        "Is Léna playing tonight?",
        "My kind of evening",
        "B-sides forever",
        "Could listen to this for hours",
        "Is there a replay?",
        "Turning the lights down for this one",
        "Question: tape or digital?",
        "This part, every time",
        "Greetings from Toronto",
        "The keys are so warm",
        "Just in time",
        "Sending this to my sister",
        "One more, please",
        "Goosebumps",
    ),
}
