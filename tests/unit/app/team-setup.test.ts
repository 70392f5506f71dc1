import { expect, test } from 'vitest';
import { createTeamSetup } from '@/lib/app/team-setup';
import type { SettingEvent } from '@/lib/domain/event';
import { newEventId } from '@/lib/domain/ids';
import type { PageBlock } from '@/lib/domain/ports';
import { fail, ok } from '@/lib/domain/result';
import { deskPage, makeDesk, mara, register } from './make-desk';
import { aComment } from './make-threads';
import { aSite } from './samples';

const siteId = aSite().id;
const block = (text: string): PageBlock => ({ kind: 'paragraph', text });

test('what everybody may read of the report stays on the register’s page when a setting is changed, as long as they may', async () => {
  const { say, read, registers, outbox } = await makeDesk();
  const setting = (set: string, key: string, value: string | null): SettingEvent => ({
    kind: 'setting',
    id: newEventId(),
    text: '',
    set,
    key,
    value,
  });
  const pages = new Map<string, PageBlock[]>();
  const no = async () => fail({ kind: 'refused', why: 'not-allowed' });
  const team = createTeamSetup({
    findPlatform: async () => ({
      site: aSite(),
      teamPages: {
        create: no,
        read: no,
        find: no,
        restrict: async () => ok(null),
        write: async ({ pageId }, blocks) => {
          pages.set(pageId, blocks);
          return ok(null);
        },
      },
    }),
    registers,
    outbox,
    words: {
      registerTitle: () => 'Register',
      deskTitle: () => 'Desk',
      summary: () => [block('summary')],
      deskBody: () => [block('desk')],
    },
  });
  /** Saves a setting, as the wiki shows it afterwards. */
  const save = async (set: string, key: string, value: string | null) => {
    say(register, aComment(setting(set, key, value), { author: mara }));
    await read(register);
    expect(await team.saveSetting(siteId, { eventId: newEventId(), set, key, value, text: '' })).toEqual(ok(null));
  };
  const onRegister = () => pages.get(register.pageId)?.map((one) => ('text' in one ? one.text : ''));

  await save('report', 'sections', JSON.stringify({ public: true }));
  expect(onRegister()).toEqual(['summary']);
  await team.writeReport(siteId, [block('names and words')], [block('for all')]);
  expect(pages.get(deskPage.pageId)).toEqual([block('desk'), block('names and words')]);
  expect(onRegister()).toEqual(['summary', 'for all']);
  await save('avoided', 'simply', JSON.stringify({}));
  expect(onRegister()).toEqual(['summary', 'for all']);
  await save('report', 'sections', JSON.stringify({ public: false }));
  expect(onRegister()).toEqual(['summary']);
});
