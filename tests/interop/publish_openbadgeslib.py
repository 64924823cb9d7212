"""openbadgeslib issues badges that can be taken back, and publishes their status lists as tokens, state after state.

Arguments: output folder, address of the issuer, PNG, SVG. Prints a JSON line per badge; the keys stand in the output folder for as long as
the tool needs them.
"""

import configparser
import json
import pathlib
import sys

from openbadgeslib.confparser import ob3_issuer_id, resolve_key_type
from openbadgeslib.issue import issue_from_conf
from openbadgeslib.keys import KeyFactory
from openbadgeslib.ob3.publish import publish_ob3

# Of the proof of the badge, and of the token that its lists are. The first has a short-lived list.
BADGES = {'badge_1': ('ED25519', 'vc-jwt', 'png'), 'badge_2': ('ECC', 'vc-jwt', 'svg'), 'badge_3': ('RSA', 'vc-jwt', 'png'),
          'badge_4': ('ED25519', 'ldp', 'svg')}
STEPS = (('issued', {}), ('suspended', 'suspend'), ('lifted', 'unsuspend'), ('revoked', 'revoke'))


def configured(out, home, images):
    conf = configparser.ConfigParser(interpolation=None)
    conf['paths'] = {'base': str(out), 'base_image': str(out), 'base_status': str(out / 'status')}
    conf['issuer'] = {'name': '見本工学会', 'url': 'https://badge.example.jp', 'email': 'info@badge.example.jp', 'publish_url': home, 'did': 'auto',
                      'image': 'issuer.png'}
    for name, (kind, proof, suffix) in BADGES.items():
        (out / f'{name}.{suffix}').write_bytes(images[suffix])
        conf[name] = {
            'name': '見本技士', 'description': '見本構造物に関する日常の技術的業務を実施する能力を認定する資格です。', 'local_image': f'{name}.{suffix}',
            'image': f'{home}{name}.{suffix}', 'criteria': f'{home}criteria', 'verify_key': f'{home}{name}.pem', 'badge': f'{home}{name}.json',
            'crypto_key': f'{home}{name}-key.json', 'private_key': str(out / f'{name}.private'), 'public_key': str(out / f'{name}.public'),
            'key_type': kind, 'proof_format': proof, 'status_lists': 'revocation, suspension', 'status_validity_days': '3' if name == 'badge_1' else '30'}
        private, public = KeyFactory(resolve_key_type(kind)).generate_keypair()
        (out / f'{name}.private').write_bytes(private)
        (out / f'{name}.public').write_bytes(public)
    return conf


def main(out, home, png, svg):
    out = pathlib.Path(out) / 'openbadgeslib-status'
    out.mkdir()
    conf = configured(out, home, {'png': pathlib.Path(png).read_bytes(), 'svg': pathlib.Path(svg).read_bytes()})
    issued = {name: issue_from_conf(conf, name, 'hanako.mihon@example.jp', expires=400) for name in BADGES}
    states = {}
    for state, change in STEPS:
        folder = out / state
        for name in issued if change else ['']:
            result = publish_ob3(conf, str(folder), **({change: issued[name].jti} if change else {}))
        assert not result.partial, result
        states[state] = {home + path: str(folder / path) for path in result.files_written if not path.endswith('.pem')}
    for name, (kind, proof, suffix) in BADGES.items():
        file = out / f'issued-{name}.{suffix}'
        file.write_bytes(issued[name].badge_bytes)
        lists = {purpose: f'{home}{name}/{purpose}.jwt' for purpose in ('revocation', 'suspension')}
        print(json.dumps({'name': f'openbadgeslib {kind} {proof}', 'file': str(file), 'issuer': ob3_issuer_id(conf), 'lists': lists,
                          'states': states, 'days': int(conf[name]['status_validity_days'])}))


main(*sys.argv[1:])
