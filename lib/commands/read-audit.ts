type Vulnerability = { name: string; severity: string; isDirect: boolean; range: string };

/** UTF-16 units of an answer of `npm audit` that are read. */
const maxLength = 64 * 1024 * 1024;

/**
 * Reads what `npm audit --json` printed. An answer that is no report (the registry did not answer,
 * or has no such service) is not taken for a clean one.
 */
export function readAudit(printed: string): { lines: string[]; isClean: boolean } {
  const found = vulnerabilitiesIn(printed.slice(0, maxLength));
  if (!found) {
    const reason = 'The registry did not answer: nothing is known of vulnerabilities. Run it again with a network.';
    return { lines: [reason], isClean: false };
  }
  if (found.length === 0) return { lines: ['No known vulnerability in any package of the lock file.'], isClean: true };
  const lines = found.map(
    ({ name, severity, isDirect, range }) => `${severity}: ${name} ${range}${isDirect ? ' (direct)' : ''}`,
  );
  return { lines, isClean: false };
}

function vulnerabilitiesIn(printed: string): Vulnerability[] | null {
  try {
    const report = JSON.parse(printed) as { vulnerabilities?: Record<string, Vulnerability>; metadata?: unknown };
    const isReport = typeof report?.vulnerabilities === 'object' && report.metadata !== undefined;
    return isReport ? Object.values(report.vulnerabilities ?? {}) : null;
  } catch {
    return null;
  }
}
