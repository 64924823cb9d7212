// The same badges signed once and verified by those who signed them: what `benches/wasm/run.mjs` sets beside ours. Warm, and without network.

import { CompactSign, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import * as vc from '@digitalbazaar/vc';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import { cryptosuite as eddsaRdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { credential, documentLoader } from './badge.mjs';

const parse = (bytes) => JSON.parse(new TextDecoder().decode(bytes));
const encode = (text) => new TextEncoder().encode(text);

async function token(alg) {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const issuer = 'did:jwk:' + Buffer.from(JSON.stringify(await exportJWK(publicKey))).toString('base64url');
  const compact = await new CompactSign(encode(JSON.stringify(credential(issuer))))
    .setProtectedHeader({ alg, kid: issuer + '#0', typ: 'vc+jwt', cty: 'vc' })
    .sign(privateKey);
  const verify = async (bytes) => (await jwtVerify(new TextDecoder().decode(bytes), publicKey)).payload.id !== undefined;
  return { name: `VC-JWT ${alg}`, peer: 'jose jwtVerify', issuer, bytes: encode(compact), verify };
}

async function document(name, key, cryptosuite) {
  const issuer = 'did:key:' + key.publicKeyMultibase;
  key.controller = issuer;
  key.id = `${issuer}#${key.publicKeyMultibase}`;
  const suite = new DataIntegrityProof({ signer: key.signer(), cryptosuite });
  const signed = await vc.issue({ credential: credential(issuer), suite, documentLoader });
  const method = await key.export({ publicKey: true, includeContext: true });
  const controller = { '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'], id: issuer, assertionMethod: [method] };
  const own = new Map([[issuer, controller], [key.id, method]]);
  const loader = async (url) => (own.has(url) ? { contextUrl: null, documentUrl: url, document: own.get(url) } : documentLoader(url));
  const verify = async (bytes) => {
    const suite = new DataIntegrityProof({ cryptosuite });
    return (await vc.verifyCredential({ credential: parse(bytes), suite, documentLoader: loader })).verified;
  };
  return { name, peer: '@digitalbazaar/vc', issuer, bytes: encode(JSON.stringify(signed)), verify };
}

export const badges = async () => [
  await document('OB 3.0 eddsa-rdfc-2022', await Ed25519Multikey.generate(), eddsaRdfc),
  await document('OB 3.0 ecdsa-rdfc-2019 P-256', await EcdsaMultikey.generate({ curve: 'P-256' }), ecdsaRdfc),
  await token('EdDSA'),
  await token('ES256'),
];
