import { VIEWS } from '@/lib/domain/desk/filter';
import { t } from '../wording';
import type { Desk } from './desk.svelte';
import { wordView } from './desk-wording';

export interface Command {
  label: string;
  run: () => void;
}

/** Everything that can be done from where the desk is, for the palette. */
export function commandsOf(desk: Desk): Command[] {
  const onRequest: Command[] =
    desk.subjects().length === 0
      ? []
      : [
          { label: t('keyAnswer'), run: () => turnTo(desk, 'answer') },
          { label: t('keyNote'), run: () => turnTo(desk, 'note') },
          { label: t('keyClose'), run: () => turnTo(desk, 'close') },
          { label: t('keyAssign'), run: () => (desk.over = 'assign') },
          { label: t('articleMake'), run: () => void desk.articles.make(desk.subjects()) },
        ];
  return [
    ...onRequest,
    ...VIEWS.map((view) => ({ label: t('commandShow', wordView(view)), run: () => desk.show(view) })),
    ...desk.kept.all.map(({ name, query }) => ({
      label: t('commandShow', name),
      run: () => desk.search(query),
    })),
    { label: t(desk.board ? 'deskAsList' : 'deskAsBoard'), run: () => (desk.board = !desk.board) },
    { label: t('deskNoting'), run: () => (desk.place = 'noting') },
    { label: t('deskReports'), run: () => (desk.place = 'reports') },
    { label: t('deskArticles'), run: () => void desk.articles.show() },
    { label: t('deskFlags'), run: () => void desk.flags.show() },
    { label: t('deskTeam'), run: () => (desk.place = 'team') },
    { label: t('keyHelp'), run: () => (desk.over = 'keys') },
  ];
}

function turnTo(desk: Desk, part: Parameters<Desk['turnTo']>[0]): void {
  if (desk.open === null) desk.openRequest(desk.current);
  desk.turnTo(part);
}
