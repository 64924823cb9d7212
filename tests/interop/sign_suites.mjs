// The other suites of Data Integrity, the linked data signatures before them, and SD-JWT. Argument: output folder. Prints a JSON line per badge.

import { createHash, randomBytes } from 'node:crypto';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import * as vc from '@digitalbazaar/vc';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { Ed25519Signature2018 } from '@digitalbazaar/ed25519-signature-2018';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import { Ed25519VerificationKey2018 } from '@digitalbazaar/ed25519-verification-key-2018';
import { Ed25519VerificationKey2020 } from '@digitalbazaar/ed25519-verification-key-2020';
import { createSignCryptosuite as ecdsaJcs } from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite';
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import * as ecdsaSd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import { createSignCryptosuite as eddsaJcs } from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import { SDJwtInstance } from '@sd-jwt/core';
import { credential, credentialV1, documentLoader, write } from './badge.mjs';

const pretty = (value) => JSON.stringify(value, null, 2) + '\n';

// A did:key is its own key; a did:web cannot be asked here, so its key is pinned, under its name: then no other key can be meant.
async function owned(key, toJwk, web) {
  const issuer = web ? `did:web:badge.example.jp:${web}` : 'did:key:' + key.publicKeyMultibase;
  key.controller = issuer;
  key.id = web ? issuer + '#key-1' : `${issuer}#${key.publicKeyMultibase}`;
  return { issuer, key, pin: web ? { jwk: { ...(await toJwk({ keyPair: key })), kid: key.id } } : null };
}

for (const [name, file, Multikey, curve, cryptosuite, web] of [
  ['ecdsa-rdfc-2019 P-256 did:key', 'ecdsa-rdfc-p256', EcdsaMultikey, 'P-256', ecdsaRdfc],
  ['ecdsa-rdfc-2019 P-384 did:key', 'ecdsa-rdfc-p384', EcdsaMultikey, 'P-384', ecdsaRdfc],
  ['ecdsa-rdfc-2019 P-256 did:web', 'ecdsa-rdfc-web', EcdsaMultikey, 'P-256', ecdsaRdfc, 'ecdsa'],
  ['ecdsa-jcs-2019 P-256 did:key', 'ecdsa-jcs-p256', EcdsaMultikey, 'P-256', ecdsaJcs()],
  ['ecdsa-jcs-2019 P-384 did:key', 'ecdsa-jcs-p384', EcdsaMultikey, 'P-384', ecdsaJcs()],
  ['eddsa-jcs-2022 did:key', 'eddsa-jcs', Ed25519Multikey, 'Ed25519', eddsaJcs()],
  ['eddsa-jcs-2022 did:web', 'eddsa-jcs-web', Ed25519Multikey, 'Ed25519', eddsaJcs(), 'jcs'],
]) {
  const { issuer, key, pin } = await owned(await Multikey.generate({ curve }), Multikey.toJwk, web);
  const suite = new DataIntegrityProof({ signer: key.signer(), cryptosuite });
  const signed = await vc.issue({ credential: credential(issuer), suite, documentLoader });
  write(`@digitalbazaar ${name} json`, `${file}.json`, pretty(signed), issuer, { key: pin });
}

// Selective disclosure: the base proof is not meant to be shown; what is derived from it shows a part.
{
  const { issuer, key } = await owned(await EcdsaMultikey.generate({ curve: 'P-256' }), EcdsaMultikey.toJwk);
  const mandatoryPointers = ['/issuer', '/validFrom', '/validUntil', '/name', '/credentialSubject/achievement'];
  const suite = new DataIntegrityProof({ signer: key.signer(), cryptosuite: ecdsaSd.createSignCryptosuite({ mandatoryPointers }) });
  const base = await vc.issue({ credential: credential(issuer), suite, documentLoader });
  write('@digitalbazaar ecdsa-sd-2023 base json', 'ecdsa-sd-base.json', pretty(base), issuer,
    { expected: { verdict: 'undetermined', code: 'proof.base' } });
  for (const [what, file, selectivePointers] of [
    ['mandatory and one identity', 'ecdsa-sd-derived', ['/credentialSubject/identifier/0']],
    ['mandatory, two identities and a number', 'ecdsa-sd-more',
      ['/credentialSubject/identifier/0', '/credentialSubject/identifier/2', '/credentialSubject/licenseNumber']],
    ['everything', 'ecdsa-sd-all', ['/credentialSubject', '/id']],
  ]) {
    const shown = new DataIntegrityProof({ cryptosuite: ecdsaSd.createDiscloseCryptosuite({ selectivePointers }) });
    const derived = await vc.derive({ verifiableCredential: base, suite: shown, documentLoader });
    write(`@digitalbazaar ecdsa-sd-2023 derived, ${what} json`, `${file}.json`, pretty(derived), issuer);
  }
}

for (const [Suite, Key] of [[Ed25519Signature2020, Ed25519VerificationKey2020], [Ed25519Signature2018, Ed25519VerificationKey2018]]) {
  const key = await Key.generate();
  const issuer = 'did:key:' + key.fingerprint();
  key.controller = issuer;
  key.id = `${issuer}#${key.fingerprint()}`;
  const suite = new Suite({ key });
  const signed = await vc.issue({ credential: credentialV1(issuer), suite, documentLoader });
  write(`@digitalbazaar ${suite.type} VCDM 1.1 did:key json`, `${suite.type}.json`, pretty(signed), issuer);
}

// SD-JWT: the identities and the number can be withheld.
for (const [alg, header, file, withheld] of [
  ['ES256', { typ: 'vc+sd-jwt', cty: 'vc' }, 'sd-jwt-es256', []],
  ['EdDSA', { typ: 'vc+sd-jwt' }, 'sd-jwt-eddsa', ['licenseNumber', 'identifier']],
]) {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const issuer = 'did:jwk:' + Buffer.from(JSON.stringify(await exportJWK(publicKey))).toString('base64url');
  const signer = async (input) => {
    const [head, payload] = input.split('.').map((part) => Buffer.from(part, 'base64url'));
    const token = await new CompactSign(payload).setProtectedHeader(JSON.parse(head)).sign(privateKey);
    if (!token.startsWith(input)) throw new Error('jose wrote another header');
    return token.split('.')[2];
  };
  const sdJwt = new SDJwtInstance({
    signer, signAlg: alg, hashAlg: 'sha-256',
    hasher: (data) => createHash('sha256').update(typeof data === 'string' ? data : Buffer.from(data)).digest(),
    saltGenerator: (length) => randomBytes(length).toString('base64url'),
  });
  const frame = { credentialSubject: { _sd: ['licenseNumber'], identifier: { _sd: [0, 1, 2] } } };
  const whole = await sdJwt.issue(credential(issuer), frame, { header: { ...header, kid: issuer + '#0' } });
  write(`@sd-jwt ${alg} all disclosed`, `${file}.txt`, whole + '\n', issuer);
  const shown = { credentialSubject: { identifier: { 0: true } } };
  if (withheld.length) write(`@sd-jwt ${alg} one identity disclosed`, `${file}-part.txt`, (await sdJwt.present(whole, shown)) + '\n', issuer);
}
