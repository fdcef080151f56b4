/** What the spawned git sees of the world. */
export type Environment = Record<string, string | undefined>;

/** A token for one server, e.g. of a GitHub workflow. */
export interface Token {
  value: string;
  /** Scheme and host, e.g. `https://github.com`. The token is never sent anywhere else. */
  origin: string;
}

/**
 * Variables by which a user reaches servers and configuration. Every other GIT_ variable is dropped: some of them
 * (GIT_DIR, GIT_INDEX_FILE, GIT_EXTERNAL_DIFF …) point git at another repository or make it run programs, and they
 * are set whenever this program is started from a Git hook.
 */
const kept =
  /^GIT_(SSH|SSH_COMMAND|SSH_VARIANT|ASKPASS|SSL_\w+|HTTP_\w+|PROXY_\w+|CONFIG_\w+|EXEC_PATH|TRACE(?!_REDACT)\w*|ALLOW_PROTOCOL|CEILING_DIRECTORIES)$/;

/** The caller's environment without what would lead git astray, and with what keeps its answers stable and silent. */
export function cleanEnvironment(environment: Environment): Environment {
  const clean = Object.entries(environment).filter(([name]) => !name.startsWith('GIT_') || kept.test(name));
  return {
    ...Object.fromEntries(clean),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_LITERAL_PATHSPECS: '1',
  };
}

/**
 * The environment with the token as an HTTP header for its origin, the way actions/checkout sends it.
 * The empty value before it clears a header persisted in .git/config: GitHub refuses two Authorization headers.
 */
export function withToken(environment: Environment, token: Token | undefined): Environment {
  if (token === undefined) return environment;
  const key = `http.${new URL(token.origin).origin}/.extraheader`;
  const basic = Buffer.from(`x-access-token:${token.value}`).toString('base64');
  return withConfig(environment, [
    [key, ''],
    [key, `AUTHORIZATION: basic ${basic}`],
  ]);
}

/** Adds configuration after what the environment carries already; later entries win. */
export function withConfig(environment: Environment, entries: [key: string, value: string][]): Environment {
  const first = Number(environment.GIT_CONFIG_COUNT ?? 0);
  const added = entries.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${first + index}`, key],
    [`GIT_CONFIG_VALUE_${first + index}`, value],
  ]);
  return { ...environment, ...Object.fromEntries(added), GIT_CONFIG_COUNT: String(first + entries.length) };
}
