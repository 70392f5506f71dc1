import { expect, test } from 'vitest';
import { createPlacing } from '@/lib/app/placing';
import { anchorAt } from '../domain/anchoring/anchor-on';
import { blocksOf, outlineOf } from '../domain/anchoring/make-page';
import { anEventId } from '../../dom/ui/examples';

const PAGE = blocksOf(
  '# Installing',
  'Download the package for your system and unpack it into an empty folder.',
  'The daemon must be restarted after each change, including soft ones.',
);
const outline = outlineOf(PAGE);
const mark = { id: anEventId(1), anchor: anchorAt(PAGE, 'must be restarted') };
const [start, end] = [outline.text.indexOf('must'), outline.text.indexOf('must') + 'must be restarted'.length];

test('a page is sent whole once, and by its key from then on', async () => {
  const placing = createPlacing();
  expect(await placing.place({ key: 'a', outline: null }, [mark])).toBeNull();
  expect(await placing.place({ key: 'a', outline }, [mark])).toMatchObject([{ outcome: 'same', at: { start, end } }]);
  expect(await placing.place({ key: 'a', outline: null }, [mark])).toHaveLength(1);
  expect(await placing.describe({ key: 'a', outline: null }, start, end)).toEqual(mark.anchor.descriptor);
});

test('of many pages only the latest are kept', async () => {
  const placing = createPlacing();
  for (const key of ['a', 'b', 'c']) await placing.place({ key, outline }, [mark]);
  expect(await placing.place({ key: 'a', outline: null }, [mark])).toBeNull();
  expect(await placing.place({ key: 'c', outline: null }, [mark])).toHaveLength(1);
});

test('questions about one page that come together have it indexed once', async () => {
  const placing = createPlacing();
  let read = 0;
  const counted = {
    ...outline,
    get starts() {
      read += 1;
      return outline.starts;
    },
  };
  await Promise.all([1, 2, 3].map(() => placing.place({ key: 'a', outline: counted }, [mark])));
  expect(read).toBe(1);
});
