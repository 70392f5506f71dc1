import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { leaksIn } from '@/lib/domain/article/leaks';
import {
  isOwnPicture,
  isShowable,
  ownPictureBytes,
  ownPictureIn,
  pictureTypeOf,
} from '@/lib/domain/article/own-picture';
import { withPictureFiles, withPictureNames, zipWith } from '@/lib/domain/article/picture-files';
import { toBase64 } from '@/lib/domain/base64';
import type { Document } from '@/lib/domain/document/document';

const bytesOf = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const PNG = bytesOf('\x89PNG\r\n\x1a\n and more');
const JPEG = bytesOf('\xff\xd8\xff\xe0 and more');
const own = `data:image/png;base64,${toBase64(PNG)}`;
const picture = (url: string | null, file = 'menu.png') => ({ kind: 'picture' as const, file, url, alt: 'The menu' });

describe('a picture is one by its first bytes', () => {
  test.each([
    ['png', PNG],
    ['jpeg', JPEG],
    ['gif', bytesOf('GIF89a…')],
    ['webp', bytesOf('RIFF1234WEBPVP8 ')],
    [null, bytesOf('<svg onload="alert(1)">')],
    [null, bytesOf('RIFF1234WAVEfmt ')],
    [null, bytesOf('')],
  ])('%s', (type, bytes) => {
    expect(pictureTypeOf(bytes)).toBe(type);
  });
});

describe('an address with the bytes of a picture', () => {
  test('is one of a kind that every wiki shows, and gives them back', () => {
    expect(ownPictureIn(own)).toEqual({ bytes: PNG, type: 'image/png' });
    expect(
      ownPictureBytes([picture(own), { kind: 'internal', of: [picture(own)] }, picture('https://x.example/a.png')]),
    ).toBe(2 * Math.ceil(PNG.length / 3) * 3);
  });

  test.each([
    'data:image/svg+xml;base64,AAAA',
    'data:text/html;base64,AAAA',
    'data:image/png;base64,AA"AA',
    'data:image/png,AAAA',
  ])('%s is none', (url) => {
    expect([isOwnPicture(url), isShowable(url), ownPictureIn(url)]).toEqual([false, false, null]);
  });

  test('of the largest picture there may be is read as well', () => {
    expect(isOwnPicture(`data:image/jpeg;base64,${'QUJD'.repeat(1_700_000)}`)).toBe(true);
  });

  test('is not searched for words: what its signs happen to say means nothing', () => {
    const internal = ['IchBinEinGeheimnisDasNiemandKennt'];
    const said = `data:image/png;base64,${internal.join('')}AKIAIOSFODNN7EXAMPLEQ==`;
    expect(leaksIn('', [picture(said)], { internal, names: [] })).toEqual([]);
    expect(leaksIn('', [picture(`https://x.example/${internal.join('')}.png`)], { internal, names: [] })).not.toEqual(
      [],
    );
  });
});

describe('Markdown with pictures', () => {
  const document: Document = [
    picture(own),
    picture('https://docs.example.org/b.jpg', 'b.jpg'),
    picture('https://docs.example.org/gone.png', 'gone.png'),
    picture('https://docs.example.org/page.png', 'page.png'),
  ];
  const read = async (url: string) =>
    url === own ? PNG : url.endsWith('b.jpg') ? JPEG : url.endsWith('page.png') ? bytesOf('<!doctype html>') : null;

  test('has those that can be read beside it, and the addresses of the others', async () => {
    const made = await withPictureFiles(document, read);
    expect(made.files).toEqual({ 'pictures/1.png': PNG, 'pictures/2.jpg': JPEG });
    expect(made.document).toEqual([
      { ...document[0], file: 'pictures/1.png', url: null },
      { ...document[1], file: 'pictures/2.jpg', url: null },
      document[2],
      document[3],
    ]);
    expect(made.unread).toBe(2);
    const opened = unzipSync(zipWith('menu.md', '# Menü', made.files));
    expect(strFromU8(opened['menu.md'] ?? PNG)).toBe('# Menü');
    expect(opened['pictures/2.jpg']).toEqual(JPEG);
  });

  test('for the clipboard names the pictures that the article brings along, without their bytes', () => {
    expect(withPictureNames(document)).toEqual([{ ...document[0], url: null }, ...document.slice(1)]);
  });
});
