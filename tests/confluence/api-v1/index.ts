import type { Route } from '../server/router.ts';
import { attachmentRoutes } from './attachments.ts';
import { userRoutes } from './users.ts';

export const apiV1Routes: Route[] = [...attachmentRoutes, ...userRoutes];
