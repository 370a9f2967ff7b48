// Packs a librdkafka built here as the NuGet package librdkafka.redist, in the layout of the published one: same input, same bytes.
// Prints the package's content hash, as NuGet's lock files have it.
// node pack.mjs VERSION RID SOURCE-FOLDER NUPKG
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';

const [version, rid, source, target] = process.argv.slice(2);

const nuspec = `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd">
  <metadata>
    <id>librdkafka.redist</id>
    <version>${version}</version>
    <authors>librdkafka authors</authors>
    <license type="expression">BSD-2-Clause</license>
    <description>librdkafka ${version} built from source for ${rid}</description>
  </metadata>
</package>
`;
const octets = ['nuspec', 'so', 'txt'].map(e => `<Default Extension="${e}" ContentType="application/octet" />`).join('');
const types = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" />${octets}</Types>
`;
const relations = `<?xml version="1.0" encoding="utf-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Type="http://schemas.microsoft.com/packaging/2010/07/manifest" Target="/librdkafka.redist.nuspec" Id="R1" /></Relationships>
`;
const files = [
    ['librdkafka.redist.nuspec', Buffer.from(nuspec)],
    ['[Content_Types].xml', Buffer.from(types)],
    ['_rels/.rels', Buffer.from(relations)],
    ['LICENSES.txt', readFileSync(join(source, 'LICENSES.txt'))],
    [`runtimes/${rid}/native/librdkafka.so`, readFileSync(join(source, 'src', 'librdkafka.so.1'))],
];

const table = Array.from({ length: 256 }, (_, n) => {
    for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
    return n >>> 0;
});
const crc32 = bytes => {
    let crc = 0xffffffff;
    for (const byte of bytes) crc = table[(crc ^ byte) & 0xff] ^ (crc >>> 8);
    return (crc ^ 0xffffffff) >>> 0;
};

// ZIP (APPNOTE 4.3): the fields that the local header and the central directory share. The date is 1980-01-01, so that bytes repeat.
const shared = (name, content, packed) => {
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt16LE(0x21, 8);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt16LE(name.length, 22);
    return head;
};
const signature = bytes => Buffer.from([0x50, 0x4b, ...bytes]);

const body = [];
const directory = [];
let offset = 0;
for (const [file, content] of files) {
    const name = Buffer.from(file);
    const packed = deflateRawSync(content, { level: 9 });
    const head = shared(name, content, packed);
    const local = Buffer.concat([signature([3, 4]), head, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([signature([1, 2]), Buffer.from([20, 0]), head, tail, name]));
    body.push(local);
    offset += local.length;
}
const central = Buffer.concat(directory);
const end = Buffer.alloc(18);
end.writeUInt16LE(files.length, 4);
end.writeUInt16LE(files.length, 6);
end.writeUInt32LE(central.length, 8);
end.writeUInt32LE(offset, 12);
const nupkg = Buffer.concat([...body, central, signature([5, 6]), end]);

writeFileSync(`${target}.new`, nupkg);
renameSync(`${target}.new`, target);
console.log(createHash('sha512').update(nupkg).digest('base64'));
