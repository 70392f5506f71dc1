import type { Site } from './page';

/** Where the wiki's own editor opens a page. @param url - The page's own address. */
export function editAddress({ kind, baseUrl }: Pick<Site, 'kind' | 'baseUrl'>, pageId: string, url: string): string {
  switch (kind) {
    case 'wordpress':
      return `${baseUrl}/wp-admin/post.php?post=${pageId}&action=edit`;
    case 'confluence-dc':
      return `${baseUrl}/pages/editpage.action?pageId=${pageId}`;
    case 'confluence-cloud': {
      const space = /^(.*\/spaces\/[^/]+)\//.exec(url)?.[1] ?? `${baseUrl}/wiki`;
      return `${space}/pages/edit-v2/${pageId}`;
    }
  }
}
