/** Where a test stands, and what it is called there. */
export interface Proof {
  readonly file: string;
  readonly title: string;
}

const HERE = 'test/thorough/security.test.ts';
const SUPPLY = 'test/unit/hostile/supply.test.ts';

const STRICT =
  'every function answers the same in a strict Node, at another time, zone, language and order of calls: %s';

const here = (title: string): Proof => ({ file: HERE, title });

/** Every sentence of SECURITY.md that promises something of the program, and the tests that hold it. */
export const PROMISES: Readonly<Record<string, readonly Proof[]>> = {
  'It opens no connection, reads no file and starts no program.': [
    here('no function tries a door of the host'),
    here('every function answers where Node lets it read nothing and start nothing'),
    here('the bundles of the entries import no module of Node'),
  ],
  'Its answers depend on no clock, no time zone and no language of the machine, and on no chance.':
    [
      { file: 'test/unit/house.test.ts', title: 'the source keeps the rules of the house' },
      here(STRICT),
      here('no function draws a random number'),
    ],
  'It makes no code out of data: it answers the same where Node refuses to make code of strings.': [
    here(STRICT),
  ],
  'It answers the same with frozen intrinsics, and where `__proto__` throws.': [here(STRICT)],
  'No key of its input changes a prototype.': [
    here('%s changes no prototype, whatever key is put into its arguments'),
  ],
  'Importing it changes no global, but for two settings that zod keeps: `__zod_globalConfig` and `__zod_globalRegistry`.':
    [here('no global changes but the two of zod')],
  'It keeps nothing between calls but caches, and they change no answer.': [
    here('a second call answers as the first'),
    here(STRICT),
  ],
  '`checkAgreement`, `checkCalendar`, `checkClock`, `checkAvailability` and `checkCreditScheme` never throw, whatever parsed JSON they are given.':
    [
      here('%s never throws for a value of any form'),
      {
        file: 'test/property/agreement/check.prop.test.ts',
        title: 'answers for any value at all',
      },
    ],
  'What one of them passes compiles.': [
    {
      file: 'test/property/agreement/check.prop.test.ts',
      title:
        'agree: what passes compiles and no engine throws on it, what does not throws the first issue (example %#)',
    },
    {
      file: 'test/property/calendar/bad-input.prop.test.ts',
      title: 'it compiles exactly when the check passes, and else throws the first issue',
    },
    {
      file: 'test/property/clock/rule.prop.test.ts',
      title: 'is refused with the first issue of its check, whatever is wrong with it',
    },
    {
      file: 'test/property/uptime/readers.prop.test.ts',
      title: 'tells as the first issue what compiling throws',
    },
    {
      file: 'test/property/credit/scheme/reader.prop.test.ts',
      title: 'is compiled exactly when its check passes, and else throws the first issue',
    },
  ],
  'Installing it runs no script, neither of this package nor of one that it depends on.': [
    { file: SUPPLY, title: 'D: installing runs no script, of this package or of a dependency' },
  ],
  'The package lists what its bundles contain, each with its licence, in `THIRD-PARTY-NOTICES.txt`.':
    [
      { file: SUPPLY, title: 'D: a package that is inlined without its licence is found' },
      {
        file: 'test/package/check.ts',
        title: 'every package that is inlined has its licence in the notices',
      },
    ],
  'A release is published from a workflow with provenance, and carries a bill of materials.': [
    {
      file: SUPPLY,
      title: 'D: a release is published with provenance, from the repository it names',
    },
    { file: SUPPLY, title: 'D: a release carries a bill of materials' },
    {
      file: 'test/package/check.ts',
      title: 'the bill of materials lists the runtime dependencies alone',
    },
  ],
};

/** Sentences that promise nothing of the program: what it is, what people do, what hosts do. */
export const OTHERS: readonly string[] = [
  'slakit computes over data that its host passes in.',
  'What can go wrong is input that makes it slow or makes it answer falsely: a document that takes seconds to parse, a calendar that exhausts memory, a prototype that is changed, a credit that is computed too high.',
  'All of these count as security problems here.',
  'Please report privately, with the smallest input that shows the problem: <https://github.com/slakit/slakit/security/advisories/new>.',
  'This is our policy, and no program can show it: you get an answer within five working days, fixes are released for the latest minor version, and the changelog names who found the problem if they wish.',
  'Each of these sentences is held by tests, which `test/thorough/security.test.ts` names.',
  'Pass rules from strangers through the check of their kind first.',
  'What has a limit is listed in [limits](https://github.com/slakit/slakit/blob/main/docs/reference/limits.md).',
  'Logs, outages and tickets may be as many as they are, and cost more the more they are: limit their number if they come from strangers.',
];
