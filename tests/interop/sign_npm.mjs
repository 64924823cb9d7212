// jose and @digitalbazaar's eddsa-rdfc-2022 sign a Japanese badge. Argument: output folder. Prints a JSON line per badge; keys live in memory only.

import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import * as vc from '@digitalbazaar/vc';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { credential, documentLoader, write } from './badge.mjs';

async function jose(alg, options, identify) {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true, ...options });
  const jwk = await exportJWK(publicKey);
  const { issuer, kid, pin } = identify(jwk);
  const payload = credential(issuer);
  const token = await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg, kid, typ: 'vc+jwt', cty: 'vc' })
    .sign(privateKey);
  return { token, issuer, pin };
}

// A did:jwk is its own key: the list names the issuer, nothing is pinned.
const didJwk = (jwk) => {
  const issuer = 'did:jwk:' + Buffer.from(JSON.stringify(jwk)).toString('base64url');
  return { issuer, kid: issuer + '#0', pin: null };
};
// A did:web cannot be asked here: the key is pinned.
const didWeb = (name) => (jwk) => {
  const issuer = `did:web:badge.example.jp:${name}`;
  const kid = issuer + '#key-1';
  return { issuer, kid, pin: { jwk: { ...jwk, kid } } };
};
for (const [name, file, alg, options, identify] of [
  ['jose ES384 did:jwk jwt', 'jose-es384-jwk.jwt', 'ES384', {}, didJwk],
  ['jose ES384 did:web jwt', 'jose-es384-web.jwt', 'ES384', {}, didWeb('es384')],
  ['jose PS256 RSA 2048 did:web jwt', 'jose-ps256-2048.jwt', 'PS256', { modulusLength: 2048 }, didWeb('ps256')],
  ['jose PS256 RSA 3072 did:jwk jwt', 'jose-ps256-3072.jwt', 'PS256', { modulusLength: 3072 }, didJwk],
]) {
  const { token, issuer, pin } = await jose(alg, options, identify);
  write(name, file, token + '\n', issuer, { key: pin });
}

const key = await Ed25519Multikey.generate();
const issuer = 'did:key:' + key.publicKeyMultibase;
key.controller = issuer;
key.id = `${issuer}#${key.publicKeyMultibase}`;
const suite = new DataIntegrityProof({ signer: key.signer(), cryptosuite });
const signed = await vc.issue({ credential: credential(issuer), suite, documentLoader });
write('@digitalbazaar eddsa-rdfc-2022 did:key json', 'digitalbazaar.json', JSON.stringify(signed, null, 2) + '\n', issuer);
