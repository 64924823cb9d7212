// @digitalbazaar/vc-bitstring-status-list publishes lists with a proof inside, state after state, and its sister packages the badges that
// name them. Arguments: output folder, address of the lists. Prints a JSON line per badge; keys live in memory only.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vc from '@digitalbazaar/vc';
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import { Ed25519VerificationKey2020 } from '@digitalbazaar/ed25519-verification-key-2020';
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import { createSignCryptosuite as eddsaJcs } from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import { cryptosuite as eddsaRdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { VC_BSL_VC_V1_CONTEXT, createCredential, createList } from '@digitalbazaar/vc-bitstring-status-list';
import { contexts as listContexts } from '@digitalbazaar/vc-bitstring-status-list-context';
import { credential, credentialV1, documentLoader } from './badge.mjs';

const out = join(process.argv[2], 'npm-status');
const home = process.argv[3];
mkdirSync(out);
const loader = async (url) =>
  listContexts.has(url) ? { contextUrl: null, documentUrl: url, document: listContexts.get(url) } : documentLoader(url);
const DAY = 86_400_000;
const time = (days) => new Date(Date.now() + days * DAY).toISOString().slice(0, 19) + 'Z';
// More states than the least in the last one: 262,144.
const LENGTH = { 'eddsa-rdfc': 131_072, 'ecdsa-rdfc': 131_072, 'eddsa-jcs': 131_072, 'ed25519-2020': 262_144 };
const STATES = { issued: [], suspended: ['suspension'], lifted: [], revoked: ['revocation'] };

async function publish(name, issuer, suite, isV1) {
  const issue = (unsigned) => vc.issue({ credential: unsigned, suite: suite(), documentLoader: loader });
  const indexes = { revocation: LENGTH[name] - 1, suspension: Math.floor(Math.random() * LENGTH[name]) };
  const lists = Object.fromEntries(Object.keys(indexes).map((purpose) => [purpose, `${home}${name}/${purpose}`]));
  const badge = (isV1 ? credentialV1 : credential)(issuer);
  if (isV1) badge['@context'].push(VC_BSL_VC_V1_CONTEXT[1]);
  badge.credentialStatus = Object.entries(lists).map(([statusPurpose, url]) => ({
    id: `${url}#${indexes[statusPurpose]}`, type: 'BitstringStatusListEntry', statusPurpose,
    statusListIndex: String(indexes[statusPurpose]), statusListCredential: url,
  }));
  const file = join(out, `${name}.json`);
  writeFileSync(file, JSON.stringify(await issue(badge)));
  const states = {};
  for (const [state, set] of Object.entries(STATES)) {
    states[state] = {};
    for (const [statusPurpose, url] of Object.entries(lists)) {
      const list = await createList({ length: LENGTH[name] });
      // Others of the list are taken back as well, the neighbours first.
      for (const other of [0, indexes[statusPurpose] - 1, indexes[statusPurpose] ^ 7]) list.setStatus(Math.max(other, 0), true);
      list.setStatus(indexes[statusPurpose], set.includes(statusPurpose));
      const context = isV1 ? VC_BSL_VC_V1_CONTEXT : undefined;
      const unsigned = { ...(await createCredential({ id: url, list, statusPurpose, context })), issuer };
      const dates = isV1 ? { issuanceDate: time(0), expirationDate: time(30) } : { validFrom: time(0), validUntil: time(30) };
      const page = join(out, `${name}-${statusPurpose}-${state}.json`);
      writeFileSync(page, JSON.stringify(await issue({ ...unsigned, ...dates })));
      states[state][url] = page;
    }
  }
  console.log(JSON.stringify({ name: `@digitalbazaar ${name}`, file, issuer, lists, states, days: 30 }));
}

for (const [name, Multikey, curve, cryptosuite] of [
  ['eddsa-rdfc', Ed25519Multikey, 'Ed25519', eddsaRdfc],
  ['ecdsa-rdfc', EcdsaMultikey, 'P-256', ecdsaRdfc],
  ['eddsa-jcs', Ed25519Multikey, 'Ed25519', eddsaJcs()],
]) {
  const key = await Multikey.generate({ curve });
  const issuer = 'did:key:' + key.publicKeyMultibase;
  key.controller = issuer;
  key.id = `${issuer}#${key.publicKeyMultibase}`;
  await publish(name, issuer, () => new DataIntegrityProof({ signer: key.signer(), cryptosuite }), false);
}

const key = await Ed25519VerificationKey2020.generate();
const issuer = 'did:key:' + key.fingerprint();
key.controller = issuer;
key.id = `${issuer}#${key.fingerprint()}`;
await publish('ed25519-2020', issuer, () => new Ed25519Signature2020({ key }), true);
