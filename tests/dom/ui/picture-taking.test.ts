import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PICTURE_LIMIT_BYTES, PICTURES_LIMIT_BYTES } from '@/lib/domain/article/own-picture';
import type { DocumentPicture } from '@/lib/domain/document/document';
import { PictureTaking } from '@/lib/ui/picture-taking.svelte';
import { speakEnglish } from './english';

const PNG = '\x89PNG\r\n\x1a\n';
const JPEG = '\xff\xd8\xff\xe0';
const bytesOf = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const aFile = (start: string, name: string, size = 100) => {
  const bytes = new Uint8Array(size);
  bytes.set(bytesOf(start));
  return new File([bytes], name);
};

/** How large what is drawn becomes, by its type. */
let drawn: Record<string, number>;
beforeEach(() => {
  speakEnglish();
  drawn = { 'image/png': 30, 'image/jpeg': 20 };
  // the browser's own drawing, which this DOM has not
  vi.stubGlobal('createImageBitmap', async (blob: Blob) => {
    if ((await blob.text()).includes('broken')) throw new DOMException('not decoded', 'InvalidStateError');
    return { width: 1, height: 1, close: () => {} };
  });
  const convertToBlob = async ({ type }: { type: string }) => new Blob([new Uint8Array(drawn[type] ?? 0)], { type });
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext = () => ({ drawImage: () => {}, fillRect: () => {} });
      convertToBlob = convertToBlob;
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

function taking(taken = 0) {
  const pictures: DocumentPicture[] = [];
  return { taking: new PictureTaking({ taken: () => taken, insert: (one) => void pictures.push(one) }), pictures };
}

test('pictures are drawn anew, photographs as JPEG, and none has the name of another', async () => {
  const { taking: it, pictures } = taking();
  await it.add([aFile(JPEG, 'at home.JPG'), aFile(PNG, 'menu.png'), aFile('GIF89a', 'menu.png')]);
  expect(it.fault).toBeNull();
  expect(pictures.map(({ url }) => url?.split(',')[0])).toEqual([
    'data:image/jpeg;base64',
    'data:image/png;base64',
    'data:image/png;base64',
  ]);
  expect(pictures.map(({ url }) => atob(url?.split(',')[1] ?? '').length)).toEqual([20, 30, 30]);
  expect(pictures[0]?.file).toMatch(/^[0-9a-f]{8}-at home\.jpg$/);
  expect(pictures[1]?.file).not.toBe(pictures[2]?.file);
});

test('one that would be too large as a PNG becomes a JPEG', async () => {
  drawn['image/png'] = PICTURE_LIMIT_BYTES + 1;
  const { taking: it, pictures } = taking();
  await it.add([aFile('RIFF1234WEBPVP8 ', 'photo.webp')]);
  expect(pictures[0]?.url).toMatch(/^data:image\/jpeg;/);
});

const OTHER = '“x.png” is no picture that every wiki shows. PNG, JPEG, GIF and WebP are.';
test.each([
  ['called one', aFile('<svg/>', 'x.png'), OTHER],
  ['broken', aFile(`${PNG}broken`, 'x.png'), OTHER],
  ['empty', new File([], 'x.png'), OTHER],
  [
    'too large',
    aFile(PNG, 'x.png', PICTURE_LIMIT_BYTES + 100_000),
    '“x.png” is 5.1 MB. Pictures of an article may have up to 5 MB; make it smaller.',
  ],
])('what is %s is not taken, and it is said why; nor is what comes after it', async (_, file, sentence) => {
  const { taking: it, pictures } = taking();
  await it.add([file, aFile(PNG, 'y.png')]);
  expect(it.fault).toBe(sentence);
  expect(pictures).toEqual([]);
  await it.add([aFile(PNG, 'y.png')]);
  expect([it.fault, pictures.length]).toEqual([null, 1]);
});

test('an article takes no more than it may have', async () => {
  const { taking: it, pictures } = taking(PICTURES_LIMIT_BYTES - 29);
  await it.add([aFile(PNG, 'x.png')]);
  expect(it.fault).toBe('“x.png” has no room in this article: its pictures may have 30 MB together.');
  expect(pictures).toEqual([]);
});
