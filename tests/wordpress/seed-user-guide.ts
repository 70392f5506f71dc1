import { userGuide } from '../servers/user-guide.ts';
import type { PostRef, WordPress } from './wordpress.ts';

/** Publishes Docket's own user guide as pages with open comments, in reading order. */
export async function seedUserGuide(wordPress: WordPress): Promise<PostRef[]> {
  const pages: PostRef[] = [];
  for (const page of userGuide()) pages.push(await wordPress.createPage(page));
  return pages;
}
