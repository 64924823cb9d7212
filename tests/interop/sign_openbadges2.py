"""openbadgeslib makes Open Badges 2.0: signed ones and hosted ones, with the documents that their issuer would publish.

Arguments: output folder, PNG, SVG. Prints a JSON line per badge; keys live in memory only.
"""

import datetime
import json
import pathlib
import sys

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from openbadgeslib.ob2 import (Assertion, BadgeClass, CryptographicKey, IdentityObject, OB2Signer, Profile, RevocationList,
                               Verification)

HOME = 'https://badge.example.jp/ob2'


def main(out, png, svg):
    out, png, svg = pathlib.Path(out), pathlib.Path(png).read_bytes(), pathlib.Path(svg).read_bytes()
    now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)

    def assertion(home, **more):
        return Assertion(
            recipient=IdentityObject.create('hanako.mihon@example.jp', salt='interop'), badge=f'{home}/class',
            issued_on=now - datetime.timedelta(days=1), expires=now + datetime.timedelta(days=400),
            narrative='見本構造物を点検した。', evidence=[f'{home}/evidence'], image=f'{home}/image.png', **more)

    def publish(home, key=None, hosted=None):
        """Files of the issuer, as a recorded network."""
        folder = out / ('documents-' + home.rsplit('/', 1)[1])
        folder.mkdir()
        pages = {f'{home}/issuer': Profile(f'{home}/issuer', '見本工学会', 'https://badge.example.jp/', 'info@badge.example.jp',
                                           public_key=[f'{home}/key'] if key else [],
                                           revocation_list=f'{home}/revoked' if key else None),
                 f'{home}/class': BadgeClass(f'{home}/class', '見本技士', '見本です。', f'{home}/class.png', f'{home}/criteria', f'{home}/issuer')}
        if key:
            pem = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
            pages[f'{home}/key'] = CryptographicKey(f'{home}/key', f'{home}/issuer', pem.decode())
            pages[f'{home}/revoked'] = RevocationList(f'{home}/revoked', f'{home}/issuer', ['urn:uuid:00000000-0000-4000-8000-000000000000'])
        if hosted:
            pages[hosted.id] = hosted
        listed = []
        for number, (url, page) in enumerate(pages.items()):
            (folder / f'{number}.json').write_text(json.dumps(page.to_dict(), ensure_ascii=False), encoding='utf-8')
            listed.append({'url': url, 'file': f'{number}.json'})
        (folder / 'documents.json').write_text(json.dumps({'documents': listed}), encoding='utf-8')
        return str(folder / 'documents.json')

    def keep(name, home, documents, suffix, data):
        file = out / f'older-{home.rsplit("/", 1)[1]}.{suffix}'
        file.write_bytes(data)
        print(json.dumps({'name': f'openbadgeslib {name} {suffix}', 'file': str(file), 'issuer': f'{home}/issuer', 'documents': documents}))

    for name, key in (('RS256', rsa.generate_private_key(public_exponent=65537, key_size=2048)),
                      ('ES256', ec.generate_private_key(ec.SECP256R1())), ('EdDSA', ed25519.Ed25519PrivateKey.generate())):
        home = f'{HOME}/{name.lower()}'
        private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        signer = OB2Signer(private, algorithm=name)
        signed = assertion(home, verification=Verification('SignedBadge', f'{home}/key'))
        documents = publish(home, key)
        keep(f'signed {name}', home, documents, 'jwt', signer.sign(signed).encode())
        keep(f'signed {name}', home, documents, 'png', signer.sign_into_png(signed, png))
        keep(f'signed {name}', home, documents, 'svg', signer.sign_into_svg(signed, svg))
        if name == 'ES256':
            home = f'{HOME}/hosted'
            hosted = assertion(home, verification=Verification('HostedBadge'), id=f'{home}/assertion')
            documents = publish(home, hosted=hosted)
            keep('hosted', home, documents, 'json', json.dumps(hosted.to_dict(), ensure_ascii=False).encode())
            # It bakes a hosted assertion as a token, too.
            keep('hosted, signed all the same', home, documents, 'png', signer.sign_into_png(hosted, png))
            keep('hosted, signed all the same', home, documents, 'svg', signer.sign_into_svg(hosted, svg))


main(*sys.argv[1:])
