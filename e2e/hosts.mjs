// Other people's https servers, played on this machine: one port for all names of a domain, with a certificate made for
// the run. The browser finds them by the harness's rules and trusts this one key.
import https from 'node:https';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';

/** Starts them. `plays`: host -> (request, response) => void; `asked`: what was asked for, with its headers. */
export async function hosts(folder, domain, plays) {
  const [key, cert] = ['host.key', 'host.pem'].map((name) => path.join(folder, name));
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=hosts of the tests',
    '-addext', `subjectAltName=DNS:*.${domain}`, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const certificate = new crypto.X509Certificate(fs.readFileSync(cert));
  const spki = crypto.createHash('sha256').update(certificate.publicKey.export({ type: 'spki', format: 'der' })).digest('base64');
  const asked = [];
  const server = https.createServer({ key: fs.readFileSync(key), cert: fs.readFileSync(cert) }, (request, response) => {
    const host = request.headers.host.split(':')[0];
    asked.push({ host, path: request.url, method: request.method, headers: request.headers });
    const play = plays[host];
    if (play) play(request, response);
    else response.writeHead(404, OPEN).end();
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  server.unref();
  return { names: `*.${domain}`, port: server.address().port, spki, asked };
}

/** Lets every page read the answer. */
export const OPEN = { 'access-control-allow-origin': '*' };

/** Answers with this JSON. */
export const json = (value, headers = OPEN) => (request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
};
