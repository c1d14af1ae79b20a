/** Names that are the city of an IANA id, by its area. */
const CITIES: Readonly<Record<string, readonly string[]>> = {
  Africa: 'Algiers Cairo Casablanca Harare Johannesburg Monrovia Nairobi'.split(' '),
  America:
    'Bogota Caracas Chihuahua Guatemala Halifax La_Paz Lima Mazatlan Mexico_City Monterrey Montevideo Phoenix Puerto_Rico Regina Santiago Tijuana'.split(
      ' ',
    ),
  Asia: 'Almaty Baghdad Baku Bangkok Dhaka Ho_Chi_Minh Hong_Kong Irkutsk Jakarta Jerusalem Kabul Kamchatka Karachi Kathmandu Kolkata Krasnoyarsk Kuala_Lumpur Kuwait Magadan Manila Muscat Novosibirsk Riyadh Seoul Singapore Srednekolymsk Taipei Tashkent Tbilisi Tehran Tokyo Ulaanbaatar Urumqi Vladivostok Yakutsk Yerevan'.split(
    ' ',
  ),
  Atlantic: ['Azores'],
  Australia: 'Adelaide Brisbane Darwin Hobart Melbourne Perth Sydney'.split(' '),
  Europe:
    'Amsterdam Athens Belgrade Berlin Bratislava Brussels Bucharest Budapest Copenhagen Dublin Helsinki Istanbul Kaliningrad Lisbon Ljubljana London Madrid Minsk Moscow Paris Prague Riga Rome Samara Sarajevo Skopje Sofia Stockholm Tallinn Vienna Vilnius Volgograd Warsaw Zagreb Zurich'.split(
      ' ',
    ),
  Pacific: 'Auckland Fiji Guam Port_Moresby'.split(' '),
};

/** Names that are regions, islands, or other cities of the same clock. */
const OTHERS: Readonly<Record<string, string>> = {
  'Abu Dhabi': 'Asia/Muscat',
  Alaska: 'America/Juneau',
  'American Samoa': 'Pacific/Pago_Pago',
  Arizona: 'America/Phoenix',
  'Atlantic Time (Canada)': 'America/Halifax',
  Beijing: 'Asia/Shanghai',
  Bern: 'Europe/Zurich',
  Brasilia: 'America/Sao_Paulo',
  'Buenos Aires': 'America/Argentina/Buenos_Aires',
  Canberra: 'Australia/Canberra',
  'Cape Verde Is.': 'Atlantic/Cape_Verde',
  'Central America': 'America/Guatemala',
  'Central Time (US & Canada)': 'America/Chicago',
  'Chatham Is.': 'Pacific/Chatham',
  Chennai: 'Asia/Kolkata',
  Chongqing: 'Asia/Shanghai',
  'Eastern Time (US & Canada)': 'America/New_York',
  Edinburgh: 'Europe/London',
  Ekaterinburg: 'Asia/Yekaterinburg',
  Georgetown: 'America/Guyana',
  Greenland: 'America/Nuuk',
  Guadalajara: 'America/Mexico_City',
  Hanoi: 'Asia/Bangkok',
  Hawaii: 'Pacific/Honolulu',
  'Indiana (East)': 'America/Indiana/Indianapolis',
  Islamabad: 'Asia/Karachi',
  Kyev: 'Europe/Kiev',
  Kyiv: 'Europe/Kiev',
  'Marshall Is.': 'Pacific/Majuro',
  'Midway Island': 'Pacific/Midway',
  'Mountain Time (US & Canada)': 'America/Denver',
  Mumbai: 'Asia/Kolkata',
  'New Caledonia': 'Pacific/Noumea',
  'New Delhi': 'Asia/Kolkata',
  Newfoundland: 'America/St_Johns',
  "Nuku'alofa": 'Pacific/Tongatapu',
  Osaka: 'Asia/Tokyo',
  'Pacific Time (US & Canada)': 'America/Los_Angeles',
  Pretoria: 'Africa/Johannesburg',
  Quito: 'America/Lima',
  Rangoon: 'Asia/Yangon',
  Samoa: 'Pacific/Apia',
  Sapporo: 'Asia/Tokyo',
  Saskatchewan: 'America/Regina',
  'Solomon Is.': 'Pacific/Guadalcanal',
  'Sri Jayawardenepura': 'Asia/Colombo',
  'St. Petersburg': 'Europe/Moscow',
  'Tokelau Is.': 'Pacific/Fakaofo',
  UTC: 'UTC',
  Wellington: 'Pacific/Auckland',
  'West Central Africa': 'Africa/Algiers',
};

/**
 * IANA ids by the names that Rails, and with it Zendesk, gives to zones. Names whose zone differs
 * between versions of Rails (Astana, International Date Line West, Mid-Atlantic) are not here.
 *
 * Source: rails/rails, ActiveSupport::TimeZone.
 */
export const RAILS_TIME_ZONES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(CITIES).flatMap(([area, cities]) =>
    cities.map((city) => [city.replaceAll('_', ' '), `${area}/${city}`] as const),
  ),
  ...Object.entries(OTHERS),
]);
