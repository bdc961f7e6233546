"""The way for phones: a QR code in the terminal, and a page with the certificate to trust."""

import hashlib
import ssl
import sys
from pathlib import Path
from string import Template

import segno

PAGE = Template("""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rampe</title>
<style>
body { font: 17px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 0 auto; padding: 1.5rem;
  background: #101014; color: #f4f4f6 }
a.button { display: block; padding: .9rem; margin: 1rem 0; border-radius: .8rem; text-align: center;
  background: #f4f4f6; color: #101014; text-decoration: none; font-weight: 600 }
a { color: inherit }
code { overflow-wrap: anywhere }
section { border-top: 1px solid #44444c; padding-top: 1rem; margin-top: 2rem }
</style>
</head>
<body>
<section lang="fr">
<h1>Rampe sur ce téléphone</h1>
<p>La caméra et le micro demandent une connexion de confiance. Installez une fois le certificat de
cette machine :</p>
<a class="button" href="/lan/rampe.crt" download>Télécharger le certificat</a>
<p><b>iPhone</b> : Réglages → Profil téléchargé → Installer, puis Général → Informations → Réglages
des certificats : activer « Rampe ».<br>
<b>Android</b> : Paramètres → Sécurité → Chiffrement et identifiants → Installer un certificat →
Certificat CA.</p>
<p>Son empreinte SHA-256 doit être celle qu’affiche le terminal :<br><code>$fingerprint</code></p>
<a class="button" href="$url/">Ouvrir Rampe</a>
</section>
<section lang="en">
<h1>Rampe on this phone</h1>
<p>Camera and microphone need a trusted connection. Install this machine’s certificate once:</p>
<a class="button" href="/lan/rampe.crt" download>Download the certificate</a>
<p><b>iPhone</b>: Settings → Profile Downloaded → Install, then General → About → Certificate Trust
Settings: switch “Rampe” on.<br>
<b>Android</b>: Settings → Security → Encryption &amp; credentials → Install a certificate → CA
certificate.</p>
<p>Its SHA-256 fingerprint must be the one the terminal shows:<br><code>$fingerprint</code></p>
<a class="button" href="$url/">Open Rampe</a>
</section>
</body>
</html>
""")


def fingerprint(certificate: Path) -> str:
    """Return the SHA-256 fingerprint of a PEM certificate as browsers show it."""
    digest = hashlib.sha256(ssl.PEM_cert_to_DER_cert(certificate.read_text())).hexdigest().upper()
    return ":".join(digest[i : i + 2] for i in range(0, len(digest), 2))


def write_page(page: Path, url: str, certificate: Path) -> None:
    """Write the page that phones open first."""
    page.write_text(PAGE.substitute(url=url, fingerprint=fingerprint(certificate)))


def print_code(url: str) -> None:
    """Print the QR code of an address, where there is a terminal to photograph."""
    if sys.stdout.isatty():
        segno.make(url, micro=False).terminal(compact=True)
