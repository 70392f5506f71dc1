/** How a person's calls are believed by a wiki. `application-password`: WordPress, sent by the transport itself. */
export type SignIn = 'session' | 'application-password';
