// openbadges-bakery, by those who wrote the baking specification, bakes what another signed. Arguments: PNG, SVG, then the
// JSON lines of sign_openbadges2.py on standard input; prints lines of the same kind.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// Old packages: they say so at each start.
process.noDeprecation = true;
const require = createRequire(import.meta.url);
// Its writer of chunks stands for a buffer as they were in 2013; those of today are no pattern for other objects.
const BitWriter = require('bitwriter');
for (const name of ['length', 'parent', 'offset', 'pool']) {
  Object.defineProperty(BitWriter.prototype, name, { value: undefined, writable: true });
}
BitWriter.prototype._copyBuffer = function (buffer) {
  buffer.copy(this._buffer, this.position());
  return this.move(buffer.length), this;
};
const concat = Buffer.concat;
Buffer.concat = (parts, length) => concat(parts.map(part => part instanceof BitWriter ? part.out() : part), length);
const bakery = require('openbadges-bakery');
const [png, svg] = process.argv.slice(2).map(file => readFileSync(file));

const bake = options => new Promise((resolve, reject) => bakery.bake(options, (error, data) => error ? reject(error) : resolve(data)));

for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const badge = JSON.parse(line);
  if (!/\.(jwt|json)$/.test(badge.file)) continue;
  const text = readFileSync(badge.file, 'utf8');
  const isHosted = badge.file.endsWith('.json');
  const payload = isHosted ? { assertion: JSON.parse(text) } : { signature: text };
  for (const [suffix, image] of [['png', png], ['svg', svg]]) {
    const file = badge.file.replace(/\.\w+$/, `-bakery.${suffix}`);
    // A drawing names the address beside the assertion; in 1.x it stood in `verify`.
    const url = isHosted && suffix === 'svg' ? { url: payload.assertion.id } : {};
    writeFileSync(file, await bake({ image, ...payload, ...url }));
    console.log(JSON.stringify({ ...badge, name: `openbadges-bakery, ${badge.name}, in ${suffix}`, file }));
  }
}
