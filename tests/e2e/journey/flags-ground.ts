import { expect } from 'vitest';
import { NEEDS_WORK_LABEL } from '@/lib/domain/label';
import { askAs } from '../../confluence/ask-as.ts';
import type { Confluence } from '../../confluence/index.ts';
import type { WordPress } from '../../wordpress/wordpress.ts';
import type { DocketBrowser } from '../browser.ts';
import * as demand from './demand-stage.ts';
import { onConfluence, onWordPress, type personWith } from './stage.ts';

type Where = Parameters<typeof personWith>[0];

/** The label of pages with a section that stands out, as the wiki itself tells of it. */
interface PageLabel {
  switchOn(browser: DocketBrowser): Promise<void>;
  /** @param page - Its number among the stage's. */
  becomes(page: number, there: boolean): Promise<void>;
}

/** One wiki with what was asked there, and who is who. */
export interface Ground {
  stage: demand.DemandSite;
  maintainer: Where & { name: string };
  /** Of the team, with an account on the wiki and without Docket. */
  colleague: Where & { id: string; name: string };
  label: PageLabel;
}

export async function groundOnPress(site: WordPress): Promise<Ground> {
  const { editor, admin } = site.users;
  return {
    stage: await demand.onPress(site),
    maintainer: { ...onWordPress(site, 'editor'), name: editor.name },
    colleague: { ...onWordPress(site, 'admin'), id: String(admin.id), name: admin.name },
    label: { switchOn: () => Promise.resolve(), becomes: () => Promise.resolve() }, // WordPress has no labels of pages
  };
}

export async function groundOnConfluence(wiki: Confluence): Promise<Ground> {
  const stage = await demand.onConfluence(wiki);
  const { member, commenter, admin } = wiki.users;
  return {
    stage,
    maintainer: { ...onConfluence(wiki, member), name: member.displayName },
    colleague: { ...onConfluence(wiki, commenter), id: commenter.accountId, name: commenter.displayName },
    label: {
      async switchOn(browser) {
        const options = await browser.openExtensionPage('options.html');
        await options.getByText('Label pages with open requests').click();
        const box = options.getByRole('checkbox', { name: 'Label pages with open requests' });
        await expect.poll(() => box.isChecked()).toBe(true);
        await options.close();
      },
      async becomes(page, there) {
        const path = `/wiki/api/v2/pages/${stage.ids[page] ?? ''}/labels`;
        const labels = async () => (await askAs(wiki, admin, 'GET', path)).text;
        const message = `the label of page ${String(page)}`;
        await expect.poll(async () => (await labels()).includes(NEEDS_WORK_LABEL), { message }).toBe(there);
      },
    },
  };
}
