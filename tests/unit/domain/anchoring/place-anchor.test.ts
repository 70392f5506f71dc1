import { describe, expect, test } from 'vitest';
import { anchorAt, anchorOn, place } from './anchor-on';
import { blocksOf, outlineOf } from './make-page';

const PAGE = blocksOf(
  'Agents collect figures and send them to the server.',
  '# Installing',
  'Download the package for your system and unpack it into an empty folder.',
  'The daemon must be restarted after each change, including soft ones.',
  '# Running',
  'Start the agent with the command agentd and the path of its settings.',
  'Check the log for warnings.',
  '## As a service',
  'Services are restarted by the system when they end with an error.',
  '# Updating',
  'Read the notes of the release first.',
  'Check the log for warnings.',
  'Old settings are kept beside the new ones.',
);
const SENTENCE = 'The daemon must be restarted after each change';

const without = (text: string) => PAGE.filter((block) => !block.text.startsWith(text));
const changed = (from: string, to: string) =>
  PAGE.map((block) => (block.text.includes(from) ? { ...block, text: block.text.replace(from, to) } : block));

describe('a passage', () => {
  test('that stands as it did is the same, and its section is known', () => {
    expect(place(PAGE, anchorAt(PAGE, SENTENCE))).toMatchObject({
      outcome: 'same',
      words: SENTENCE,
      heading: 'Installing',
    });
  });

  test('is the same where its block was moved to another section', () => {
    const rest = without('The daemon');
    const moved = [...rest, ...PAGE.filter(({ text }) => text.startsWith('The daemon'))];
    expect(place(moved, anchorAt(PAGE, SENTENCE))).toMatchObject({
      outcome: 'same',
      words: SENTENCE,
      heading: 'Updating',
    });
  });

  test('that was reworded is edited, with the words that stand there now', () => {
    const page = changed('must be restarted after each change', 'has to be restarted after every change of a setting');
    const found = place(page, anchorAt(PAGE, SENTENCE));
    expect(found).toMatchObject({ outcome: 'edited', heading: 'Installing' });
    expect(found.words).toMatch(/^The daemon has to be restarted after every change/);
  });

  test('that was cut in two paragraphs is edited', () => {
    const page = PAGE.flatMap((block) =>
      block.text.startsWith('Download')
        ? blocksOf('Download the package for your system.', 'Then unpack it into an empty folder.')
        : [block],
    );
    const found = place(page, anchorAt(PAGE, 'package for your system and unpack it into an empty folder'));
    expect(found.outcome).toBe('edited');
    expect(found.words).toMatch(/^package .* folder$/);
  });

  test('that was deleted is gone, and its section still known', () => {
    expect(place(without('The daemon'), anchorAt(PAGE, SENTENCE))).toMatchObject({
      outcome: 'gone',
      at: null,
      heading: 'Installing',
    });
  });

  test('whose section was renamed as well is gone, and the section known by what stands in it', () => {
    const page = without('The daemon').map((block) =>
      block.text === 'Installing' ? { ...block, text: 'Set-up' } : block,
    );
    expect(place(page, anchorAt(PAGE, SENTENCE))).toMatchObject({ outcome: 'gone', heading: 'Set-up' });
  });

  test('whose section went with it belongs to the one around it', () => {
    const page = PAGE.filter(({ text }) => !/^(As a service|Services are)/.test(text));
    expect(place(page, anchorAt(PAGE, 'Services are restarted by the system'))).toMatchObject({
      outcome: 'gone',
      heading: 'Running',
    });
  });
});

describe('words that stand at several places', () => {
  const second = () => {
    const { text } = outlineOf(PAGE);
    const start = text.lastIndexOf('Check the log for warnings.');
    return anchorOn(PAGE, start, start + 'Check the log for warnings'.length);
  };

  test('are told apart by what stands around them', () => {
    expect(place(PAGE, second())).toMatchObject({ outcome: 'same', heading: 'Updating' });
    const more = [...blocksOf('A word before all.', 'Check the log for warnings.'), ...PAGE];
    expect(place(more, second())).toMatchObject({ outcome: 'same', heading: 'Updating' });
  });

  test('are gone when this one is, although the others stand there still', () => {
    const last = PAGE.findLastIndex(({ text }) => text.startsWith('Check'));
    const page = PAGE.filter((_, at) => at !== last);
    expect(place(page, second())).toMatchObject({ outcome: 'gone', heading: 'Updating' });
  });
});

test('an anchor about a section follows it when it was renamed', () => {
  const { text } = outlineOf(PAGE);
  const about = {
    ...anchorOn(PAGE, text.indexOf('Updating'), text.indexOf('Updating') + 1),
    quote: null,
    position: null,
  };
  const page = PAGE.map((block) => (block.text === 'Updating' ? { ...block, text: 'New releases' } : block));
  expect(place(page, about)).toMatchObject({ outcome: 'section', heading: 'New releases' });
});

test.each([
  ['renamed', changed('Running', 'First start'), 'First start'],
  [
    'renamed, and given headings of its own inside',
    changed('Running', 'First start').flatMap((block) =>
      block.text.startsWith('Check the log') && block === PAGE[6] ? [...blocksOf('## Afterwards'), block] : [block],
    ),
    'First start',
  ],
])('what was asked about a whole section below others stays with it when it was %s', (_, blocks, heading) => {
  const { text } = outlineOf(PAGE);
  const at = text.indexOf('Running');
  const anchor = { ...anchorOn(PAGE, at, at + 1), quote: null, position: null };
  expect(place(blocks, anchor)).toMatchObject({ outcome: 'section', heading });
});

test('a broken descriptor is none: the passage is found by its words', () => {
  const anchor = { ...anchorAt(PAGE, SENTENCE), descriptor: 'AAAA' };
  const page = [...blocksOf('Something new.'), ...PAGE];
  expect(place(page, anchor)).toMatchObject({ outcome: 'same', words: SENTENCE });
});
