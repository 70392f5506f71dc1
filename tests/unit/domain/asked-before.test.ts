import { expect, test } from 'vitest';
import { createAskedBefore, type Asked } from '@/lib/domain/suggest/asked-before';
import { searchWords } from '@/lib/domain/suggest/search-words';

const asked: Asked[] = [
  {
    id: 'soft',
    words: 'Does changing the log level count as a soft change?',
    quote: 'including soft ones',
    page: 'keys',
    section: 'linux',
  },
  {
    id: 'vault',
    words: 'Which vault do you mean?',
    quote: 'Put the new key into the vault',
    page: 'keys',
    section: 'linux',
  },
  { id: 'proxy', words: 'How do I set a proxy for the agent?', quote: null, page: 'agent', section: 'network' },
];
const before = createAskedBefore(asked);
const asking = (words: string, part: Partial<Omit<Asked, 'id'>> = {}) =>
  before.likely({ words, quote: null, page: 'other', section: 'top', ...part });

test('before anything is typed, what was asked about the same words of the page is offered', () => {
  const here = { quote: 'must be restarted, including soft ones', page: 'keys', section: 'linux' };
  expect(asking('', here)).toEqual([{ id: 'soft', isSure: false }]);
  expect(asking('', { page: 'keys', section: 'windows' })).toEqual([]);
});

test('the same question in other words is found, on whatever page it was asked', () => {
  expect(asking('Is a change of the log level a soft change?')[0]).toEqual({ id: 'soft', isSure: true });
  expect(asking('how can I set up the proxy of an agent')[0]).toEqual({ id: 'proxy', isSure: true });
});

test('another question is not answered by what happens to stand on the same page', () => {
  expect(asking('When is the next release planned?', { page: 'keys', section: 'linux' })).toEqual([]);
});

test('a wiki is asked for telling words, in the order of how much they tell', () => {
  expect(searchWords(['How do I set the RestartSec of a daemon?', 'daemon'], 3)).toEqual([
    'restartsec',
    'daemon',
    'set',
  ]);
  expect(searchWords(['Wie wird das gemacht?', 'les des une'], 4)).toEqual(['gemacht']);
});
