/** What kind of day a feed says that an event is. */
export type DayKind = 'holiday' | 'observance' | 'regional' | 'half-day' | 'tentative';

/**
 * How feeds call kinds of days, by language. `holiday`, `observance` and `regional` begin a description
 * or are a category; `half-day` and `tentative` may stand anywhere in a name or description. A language
 * or a wording that is not here is told as `unknown-kind`: nothing is guessed from it.
 *
 * Source: the descriptions of Google's public holiday calendars in English ("Public holiday",
 * "Observance", "Public holiday in Johor, Kedah", names with "(tentative)" and "(regional holiday)"),
 * Japanese (祝日, 祭日), French ("Jour férié") and Vietnamese ("Ngày lễ", "Ngày lễ kỷ niệm"), the
 * category "Holiday" of Outlook and "Holidays" of Mozilla; the others are the usual words of the
 * languages.
 */
const WORDS: Readonly<Record<string, Readonly<Partial<Record<DayKind, readonly string[]>>>>> = {
  da: {
    holiday: ['helligdag', 'officiel helligdag'],
    observance: ['mærkedag'],
    'half-day': ['halv dag', 'halv fridag'],
    tentative: ['foreløbig'],
  },
  de: {
    holiday: ['gesetzlicher feiertag', 'feiertag', 'feiertage'],
    observance: ['gedenktag', 'gedenk- und aktionstag', 'aktionstag', 'kein gesetzlicher feiertag'],
    regional: ['gesetzlicher feiertag in', 'feiertag in', 'regionaler feiertag'],
    'half-day': ['halber tag', 'halber feiertag', 'halbtags', 'halbtägig', 'halbfeiertag'],
    tentative: ['vorläufig', 'voraussichtlich'],
  },
  en: {
    holiday: [
      ...['public holiday', 'bank holiday', 'national holiday', 'federal holiday'],
      ...['legal holiday', 'statutory holiday', 'company holiday', 'holiday', 'holidays'],
    ],
    observance: ['observance', 'commemoration', 'not a public holiday', 'season'],
    regional: [
      ...['public holiday in', 'bank holiday in', 'holiday in', 'regional holiday'],
      ...['local holiday', 'state holiday in', 'common local holiday'],
    ],
    'half-day': ['half-day', 'half day', 'early closing', 'afternoon off', 'morning off'],
    tentative: ['tentative', 'to be confirmed', 'date may vary', 'provisional'],
  },
  es: {
    holiday: ['festivo', 'día festivo', 'feriado', 'fiesta nacional', 'festivo nacional'],
    observance: ['celebración', 'conmemoración', 'día conmemorativo', 'día no festivo'],
    regional: [
      'festivo en',
      'festivo autonómico',
      'festivo regional',
      'festivo local',
      'feriado en',
    ],
    'half-day': ['medio día', 'media jornada', 'medio festivo'],
    tentative: ['tentativo', 'tentativa', 'provisional', 'por confirmar'],
  },
  fr: {
    holiday: ['jour férié', 'fête légale', 'jours fériés'],
    observance: ['fête', 'commémoration', 'journée commémorative', 'jour non férié'],
    regional: ['jour férié en', 'jour férié à', 'jour férié dans', 'jour férié régional'],
    'half-day': ['demi-journée', 'demi journée'],
    tentative: ['provisoire', 'à confirmer', 'date estimée'],
  },
  it: {
    holiday: ['festività nazionale', 'giorno festivo', 'festivo', 'festa nazionale'],
    observance: ['ricorrenza', 'osservanza', 'commemorazione'],
    regional: ['festività regionale', 'festa patronale', 'festivo in'],
    'half-day': ['mezza giornata', 'semifestivo'],
    tentative: ['provvisorio', 'provvisoria', 'da confermare'],
  },
  ja: {
    holiday: ['祝日', '国民の祝日', '休日', '振替休日', '国民の休日'],
    observance: ['祭日', '記念日', '行事'],
    'half-day': ['半日', '半休', '午前休', '午後休'],
    tentative: ['暫定', '未定'],
  },
  ko: {
    holiday: ['공휴일', '대체공휴일', '법정공휴일'],
    observance: ['기념일'],
    'half-day': ['반일', '반차'],
    tentative: ['잠정', '미정'],
  },
  nl: {
    holiday: ['feestdag', 'officiële feestdag', 'nationale feestdag'],
    observance: ['gedenkdag', 'herdenking', 'herdenkingsdag'],
    regional: ['feestdag in', 'regionale feestdag'],
    'half-day': ['halve dag', 'halve vrije dag'],
    tentative: ['voorlopig', 'onder voorbehoud'],
  },
  pl: {
    holiday: ['święto państwowe', 'dzień ustawowo wolny od pracy', 'dzień wolny od pracy'],
    observance: ['święto', 'obchody', 'dzień pamięci'],
    'half-day': ['pół dnia'],
    tentative: ['wstępny termin', 'do potwierdzenia'],
  },
  pt: {
    holiday: ['feriado', 'feriado nacional'],
    observance: ['data comemorativa', 'comemoração', 'observância', 'ponto facultativo'],
    regional: ['feriado em', 'feriado estadual', 'feriado municipal', 'feriado regional'],
    'half-day': ['meio período', 'meio expediente', 'meio dia'],
    tentative: ['provisório', 'a confirmar'],
  },
  sv: {
    holiday: ['helgdag', 'röd dag', 'allmän helgdag'],
    observance: ['högtidsdag', 'temadag', 'bemärkelsedag'],
    'half-day': ['halvdag', 'halv dag'],
    tentative: ['preliminär'],
  },
  tr: {
    holiday: ['resmi tatil', 'resmî tatil'],
    observance: ['anma günü', 'kutlama'],
    'half-day': ['yarım gün', 'öğleden sonra'],
    tentative: ['kesinleşmemiş', 'tahmini'],
  },
  vi: {
    holiday: ['ngày lễ'],
    observance: ['ngày lễ kỷ niệm', 'ngày kỷ niệm'],
    'half-day': ['nửa ngày'],
    tentative: ['dự kiến'],
  },
  zh: {
    holiday: ['公众假期', '公眾假期', '法定节假日', '国定假日', '國定假日', '节假日', '公共假期'],
    observance: ['纪念日', '紀念日', '传统节日'],
    'half-day': ['半天', '半日'],
    tentative: ['暂定', '暫定'],
  },
};

/** The words of a kind in all languages, the longest first: `ngày lễ kỷ niệm` is no `ngày lễ`. */
const BEGINNINGS: readonly (readonly [word: string, kind: DayKind])[] = /* @__PURE__ */ (
  ['holiday', 'observance', 'regional'] as const
)
  .flatMap((kind) => wordsOf(kind).map((word) => [word, kind] as const))
  .sort(([a], [b]) => b.length - a.length);

function wordsOf(kind: DayKind): readonly string[] {
  return Object.values(WORDS).flatMap((words) => words[kind] ?? []);
}

/** Texts are read as far as a heading goes. */
const LONGEST_HEADING = 200;

/** The first line of a text, in the form in which it is held against words. */
export function headingOf(text: string): string {
  const line = text.split(/\r\n|\n|\r/).find((one) => one.trim() !== '') ?? '';
  return line.trim().slice(0, LONGEST_HEADING).normalize('NFC').toLowerCase();
}

/** The kind that a heading begins with; `undefined` for one that is not known. */
export function kindByHeading(heading: string): DayKind | undefined {
  return BEGINNINGS.find(([word]) => startsWithWord(heading, word))?.[1];
}

/** Words that want a place after them: in a name ("holiday in lieu") they say nothing. */
const WANTS_A_PLACE = / (in|en|em|à|dans)$/;

/** Whether a kind is mentioned anywhere in a heading. */
export function mentions(kind: 'half-day' | 'tentative' | 'regional', heading: string): boolean {
  return wordsOf(kind).some((word) => {
    if (WANTS_A_PLACE.test(word)) return false;
    const at = heading.indexOf(word);
    const isApart = at <= 0 || !LETTER.test(heading[at - 1] as string) || !LETTER.test(word);
    return at >= 0 && isApart && (isWide(word) || startsWithWord(heading.slice(at), word));
  });
}

/** Letters of scripts that write words apart. */
const LETTER = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;

function isWide(word: string): boolean {
  return !LETTER.test(word);
}

function startsWithWord(heading: string, word: string): boolean {
  if (!heading.startsWith(word)) return false;
  const next = heading[word.length];
  return next === undefined || !LETTER.test(next);
}
