"""openbadgeslib signs and bakes. Arguments: output folder, PNG, SVG. Prints a JSON line per badge; keys live in memory only."""

import datetime
import json
import pathlib
import sys

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from jwt.algorithms import ECAlgorithm, OKPAlgorithm, RSAAlgorithm
from openbadgeslib.ob3 import (Achievement, IdentityObject, Issuer, OB3LdpSigner, OB3Signer, OpenBadgeCredential,
                               did_key_from_pem, multikey_from_pem)

JST = datetime.timezone(datetime.timedelta(hours=9))


def private_pem(key):
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def public_pem(key):
    return key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def jwk(algorithm, key):
    return json.loads(algorithm.to_jwk(key.public_key()))


def credential(issuer):
    now = datetime.datetime.now(JST).replace(microsecond=0)
    return OpenBadgeCredential(
        issuer=Issuer(id=issuer, name='見本工学会', url='https://badge.example.jp/'),
        recipient_id=None,
        achievement=Achievement(
            id='https://badge.example.jp/achievements/engineer', name='見本技士', achievement_type='License',
            description='見本構造物に関する日常の技術的業務を実施する能力を認定する資格です。',
            criteria_narrative='見本技士試験に合格し、登録していること。'),
        issuance_date=now - datetime.timedelta(days=1),
        expiration_date=datetime.datetime(now.year + 4, 3, 31, 23, 59, 59, tzinfo=JST),
        identifiers=[
            IdentityObject(identity_hash='見本 花子', identity_type='name', hashed=False),
            IdentityObject.create('hanako.mihon@example.jp', salt='interop'),
            IdentityObject(identity_hash='技15-2208', identity_type='ext:passNumber', hashed=False)])


def main(out, png, svg):
    out, png, svg = pathlib.Path(out), pathlib.Path(png).read_bytes(), pathlib.Path(svg).read_bytes()
    signers = []

    key = ed25519.Ed25519PrivateKey.generate()
    signers.append(('EdDSA', OB3Signer(private_pem(key), algorithm='EdDSA'), 'https://badge.example.jp/issuers/eddsa',
                    {'multibase': multikey_from_pem(public_pem(key))}))
    key = ec.generate_private_key(ec.SECP256R1())
    signers.append(('ES256', OB3Signer(private_pem(key), algorithm='ES256'), 'did:web:badge.example.jp:es256',
                    {'jwk': jwk(ECAlgorithm, key)}))
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    signers.append(('RS256', OB3Signer(private_pem(key), algorithm='RS256'), 'https://badge.example.jp/issuers/rs256',
                    {'jwk': jwk(RSAAlgorithm, key)}))
    key = ed25519.Ed25519PrivateKey.generate()
    signers.append(('eddsa-rdfc-2022 did:key', OB3LdpSigner(private_pem(key)), did_key_from_pem(public_pem(key)), None))
    key = ed25519.Ed25519PrivateKey.generate()
    issuer = 'did:web:badge.example.jp:rdfc'
    signers.append(('eddsa-rdfc-2022 did:web', OB3LdpSigner(private_pem(key), verification_method=issuer + '#key-1'), issuer,
                    {'jwk': dict(jwk(OKPAlgorithm, key), kid=issuer + '#key-1')}))

    for number, (name, signer, issuer, pin) in enumerate(signers):
        ldp = isinstance(signer, OB3LdpSigner)
        plain = signer.sign_to_json(credential(issuer)) if ldp else signer.sign(credential(issuer))
        for suffix, data in (('json' if ldp else 'jwt', plain.encode()),
                             ('png', signer.sign_into_png(credential(issuer), png)),
                             ('svg', signer.sign_into_svg(credential(issuer), svg))):
            file = out / f'openbadgeslib-{number}.{suffix}'
            file.write_bytes(data)
            print(json.dumps({'name': f'openbadgeslib {name} {suffix}', 'file': str(file), 'issuer': issuer, 'key': pin, 'expected': None}))


main(*sys.argv[1:])
