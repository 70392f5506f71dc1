import { describe, expect, test } from 'vitest';
import { planBurnIn } from '@/lib/capture/burn-plan';
import { encodeHeader, writeEml } from '@/lib/capture/eml';
import { fromDataUrl, sizeOfPng, toDataUrl } from '@/lib/capture/png';
import { takeShot, type Screen } from '@/lib/capture/shot';

const size = { width: 100, height: 50 };
/** One grey pixel. */
const PNG =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';

describe('what is burnt in', () => {
  test('a hidden area covers every pixel that it touches', () => {
    const { marks } = planBurnIn(
      { crop: null, marks: [{ kind: 'hide', rect: { x: 10.4, y: 5.6, width: 20.2, height: 4.1 } }] },
      size,
    );
    expect(marks).toEqual([{ kind: 'hide', rect: { x: 10, y: 5, width: 21, height: 5 } }]);
  });

  test('one dragged to the left and upwards hides just as well', () => {
    const { marks } = planBurnIn(
      { crop: null, marks: [{ kind: 'hide', rect: { x: 30, y: 20, width: -10, height: -5 } }] },
      size,
    );
    expect(marks).toEqual([{ kind: 'hide', rect: { x: 20, y: 15, width: 10, height: 5 } }]);
  });

  test('a crop keeps no line that was not wholly inside', () => {
    const { keep } = planBurnIn({ crop: { x: 10.4, y: 5.6, width: 20.2, height: 10 }, marks: [] }, size);
    expect(keep).toEqual({ x: 11, y: 6, width: 19, height: 9 });
  });

  test.each([
    { x: 500, y: 500, width: 10, height: 10 },
    { x: 20, y: 20, width: 0, height: 0 },
    { x: -90, y: -90, width: 10, height: 10 },
  ])('a crop with nothing in it does not bring the whole picture back: %j', (crop) => {
    const { keep } = planBurnIn({ crop, marks: [] }, size);
    expect(keep).toMatchObject({ width: 1, height: 1 });
  });

  test('marks outside of the picture are dropped, the others stay in the order drawn', () => {
    const box = { kind: 'box', rect: { x: 1, y: 1, width: 2, height: 2 } } as const;
    const hide = { kind: 'hide', rect: { x: 2, y: 2, width: 2, height: 2 } } as const;
    const outside = { kind: 'box', rect: { x: 200, y: 1, width: 2, height: 2 } } as const;
    expect(planBurnIn({ crop: null, marks: [hide, outside, box] }, size).marks).toEqual([hide, box]);
  });
});

test('a picture survives the way through a message', async () => {
  const png = fromDataUrl(PNG);
  expect(await sizeOfPng(png)).toEqual({ width: 1, height: 1 });
  expect(await toDataUrl(png)).toBe(PNG);
  await expect(sizeOfPng(new Blob(['GIF89a']))).rejects.toThrow(RangeError);
});

describe('a mail draft', () => {
  const draft = {
    subject: 'Question: Ärger mit “Port”',
    text: 'First line\nSecond line, ütf',
    files: [{ fileName: 'docket.png', bytes: fromDataUrl(PNG) }],
  };

  test('is one that mail programs open for sending, with words and picture whole', async () => {
    const mail = await (await writeEml(draft, 'b')).text();
    expect(mail.startsWith('X-Unsent: 1\r\n')).toBe(true);
    expect(mail.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(mail).toMatch(/^[\x20-\x7e\r\n]*$/);
    const [, text = '', picture = ''] = mail.split('--b\r\n').map((part) => part.split('\r\n\r\n')[1] ?? '');
    expect(Buffer.from(text, 'base64').toString()).toBe('First line\r\nSecond line, ütf');
    expect(`data:image/png;base64,${picture.split('--b--')[0]?.replaceAll('\r\n', '') ?? ''}`).toBe(PNG);
  });

  test('a subject in any script is folded into words that no mail program has to guess', () => {
    const words = encodeHeader('日本語のとても長い題名'.repeat(8)).split('\r\n ');
    expect(Math.max(...words.map((word) => word.length))).toBeLessThanOrEqual(75);
    const read = words.map((word) => Buffer.from(/^=\?utf-8\?B\?(.*)\?=$/.exec(word)?.[1] ?? '', 'base64').toString());
    expect(read.join('')).toBe('日本語のとても長い題名'.repeat(8));
  });

  test('a page’s title cannot add a header of its own', () => {
    expect(encodeHeader('Title\r\nBcc: everyone@example.org')).not.toMatch(/[\r\n]/);
  });
});

describe('a shot of the visible tab', () => {
  const screenWith = (change: Partial<Screen>): Screen => ({
    captureVisibleTab: async () => PNG,
    look: async () => ({ active: true, windowId: 1, url: 'https://docs.example.org/' }),
    wait: async () => {},
    ...change,
  });

  test('is that tab’s picture', async () => {
    expect(await takeShot(screenWith({}), 3)).toMatchObject({ ok: true });
  });

  test('is not taken of another tab: neither before nor while the person changes tabs', async () => {
    expect(
      await takeShot(screenWith({ look: async () => ({ active: false, windowId: 1, url: undefined }) }), 3),
    ).toMatchObject({ ok: false });
    let looks = 0;
    const leaves = screenWith({
      look: async () => ({ active: (looks += 1) === 1, windowId: 1, url: 'https://docs.example.org/' }),
    });
    expect(await takeShot(leaves, 3)).toMatchObject({ ok: false });
  });

  test('is not one of the next page in the same tab', async () => {
    let looks = 0;
    const navigates = screenWith({
      look: async () => ({ active: true, windowId: 1, url: `https://docs.example.org/${String((looks += 1))}` }),
    });
    expect(await takeShot(navigates, 3)).toMatchObject({ problem: { why: 'no-picture-permission' } });
  });

  test('is taken a moment later where the browser limits them', async () => {
    let calls = 0;
    const limited = screenWith({
      captureVisibleTab: async () => {
        calls += 1;
        if (calls === 1) throw new Error('This request exceeds the MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND quota.');
        return PNG;
      },
    });
    expect(await takeShot(limited, 3)).toMatchObject({ ok: true });
  });

  test('needs a click on the icon where the browser says so', async () => {
    const refused = screenWith({
      captureVisibleTab: async () =>
        Promise.reject(new Error("Either the '<all_urls>' or 'activeTab' permission is required.")),
    });
    expect(await takeShot(refused, 3)).toEqual({
      ok: false,
      problem: { kind: 'refused', why: 'no-picture-permission' },
    });
  });
});
