/** The servers that WordPress runs on in the tests: what is unpacked, and what it stores in. */
export type Release =
  /** 6.5.5 with SQLite, from npm: fast, and the one that most tests use. */
  | '6.5'
  /** 6.7-alpha with SQLite, the newest that npm has. */
  | 'nightly'
  /** 6.1.9 with MariaDB, from Debian's packages. */
  | 'debian';

/** Where WordPress stands on its host. Paths are empty or begin with a slash. */
export interface Shape {
  /** The site's pages. */
  home: string;
  /** WordPress' own files, where they stand elsewhere than the pages. */
  files: string;
  /** A site of a network: the first below its root, the others in folders that are none on disk. */
  network: boolean;
  /** Pages and REST answer below this as well, as plugins for several languages have it. */
  language: string;
}

const ROOT: Shape = { home: '', files: '', network: false, language: '' };

export const SHAPES = {
  root: ROOT,
  /** All of WordPress in a folder. */
  subdirectory: { ...ROOT, home: '/blog', files: '/blog' },
  'second-subdirectory': { ...ROOT, home: '/docs', files: '/docs' },
  /** WordPress in a folder of its own, its pages at the root: "Giving WordPress Its Own Directory". */
  'own-folder': { ...ROOT, files: '/wp' },
  network: { ...ROOT, home: '/handbook', files: '/handbook', network: true },
  languages: { ...ROOT, language: '/de' },
} as const satisfies Record<string, Shape>;

export type ShapeName = keyof typeof SHAPES;
