import type { Region } from '../../domain/customer/lists.ts';

// All people below are invented.

export type Country = {
  code: string;
  region: Region;
  /** Share of the fleet. */
  share: number;
  /** A number behind this belongs to nobody: no country's numbers go on with 000 after the country code. */
  phonePrefix: string;
  languages: readonly string[];
  /** Share of its contacts who write on LINE. */
  lineShare: number;
  cities: readonly { name: string; timezone: string }[];
  givenNames: readonly string[];
  familyNames: readonly string[];
};

export const COUNTRIES: readonly Country[] = [
  {
    code: 'TH',
    region: 'asia_pacific',
    share: 0.42,
    phonePrefix: '662000',
    languages: ['th', 'th', 'en'],
    lineShare: 0.55,
    cities: [
      { name: 'Bangkok', timezone: 'Asia/Bangkok' },
      { name: 'Phuket', timezone: 'Asia/Bangkok' },
      { name: 'Chiang Mai', timezone: 'Asia/Bangkok' },
      { name: 'Koh Samui', timezone: 'Asia/Bangkok' },
      { name: 'Hua Hin', timezone: 'Asia/Bangkok' },
    ],
    givenNames: [
      'Nattaya',
      'Somchai',
      'Pimchanok',
      'Kittipong',
      'Ratchanee',
      'Anucha',
      'Waraporn',
      'Thanakorn',
    ],
    familyNames: [
      'Srisombun',
      'Chaiwattana',
      'Phromdee',
      'Rungroj',
      'Kaewmanee',
      'Thongsai',
      'Buranasiri',
      'Intharak',
    ],
  },
  {
    code: 'ID',
    region: 'asia_pacific',
    share: 0.12,
    phonePrefix: '62000',
    languages: ['id', 'en'],
    lineShare: 0,
    cities: [
      { name: 'Seminyak', timezone: 'Asia/Makassar' },
      { name: 'Ubud', timezone: 'Asia/Makassar' },
      { name: 'Jakarta', timezone: 'Asia/Jakarta' },
    ],
    givenNames: ['Wayan', 'Dewi', 'Bagus', 'Putri', 'Agung', 'Kartika', 'Rizky', 'Sari'],
    familyNames: [
      'Pradana',
      'Wijayanti',
      'Suryana',
      'Lestari',
      'Kusumawan',
      'Hartanti',
      'Mahendri',
      'Santika',
    ],
  },
  {
    code: 'VN',
    region: 'asia_pacific',
    share: 0.11,
    phonePrefix: '84000',
    languages: ['vi', 'en'],
    lineShare: 0,
    cities: [
      { name: 'Da Nang', timezone: 'Asia/Ho_Chi_Minh' },
      { name: 'Ho Chi Minh City', timezone: 'Asia/Ho_Chi_Minh' },
      { name: 'Hanoi', timezone: 'Asia/Ho_Chi_Minh' },
    ],
    givenNames: [
      'Thu Ha',
      'Quang Minh',
      'Bich Lan',
      'Duc Anh',
      'Ngoc Mai',
      'Van Long',
      'Kim Oanh',
      'Hoang Son',
    ],
    familyNames: ['Nguyen', 'Tran', 'Pham', 'Vo', 'Dang', 'Bui', 'Ho', 'Duong'],
  },
  {
    code: 'JP',
    region: 'asia_pacific',
    share: 0.1,
    phonePrefix: '81000',
    languages: ['ja'],
    lineShare: 0.7,
    cities: [
      { name: 'Tokyo', timezone: 'Asia/Tokyo' },
      { name: 'Kyoto', timezone: 'Asia/Tokyo' },
      { name: 'Naha', timezone: 'Asia/Tokyo' },
    ],
    givenNames: ['Haruka', 'Kenta', 'Misaki', 'Sota', 'Ayumi', 'Ryohei', 'Natsuki', 'Daichi'],
    familyNames: [
      'Amemori',
      'Kuzushima',
      'Tonomura',
      'Hoshikura',
      'Minowaki',
      'Shiratake',
      'Orihara',
      'Yukishiro',
    ],
  },
  {
    code: 'SG',
    region: 'asia_pacific',
    share: 0.08,
    phonePrefix: '65000',
    languages: ['en'],
    lineShare: 0.1,
    cities: [{ name: 'Singapore', timezone: 'Asia/Singapore' }],
    givenNames: ['Wei Ling', 'Marcus', 'Priya', 'Jun Hao', 'Farah', 'Desmond', 'Shu Min', 'Kavitha'],
    familyNames: ['Tanaseng', 'Limwah', 'Ravindren', 'Ongsiew', 'Rahmanis', 'Chuawen', 'Tehlin', 'Nairesh'],
  },
  {
    code: 'AE',
    region: 'middle_east',
    share: 0.07,
    phonePrefix: '971000',
    languages: ['en', 'ar'],
    lineShare: 0,
    cities: [
      { name: 'Dubai', timezone: 'Asia/Dubai' },
      { name: 'Abu Dhabi', timezone: 'Asia/Dubai' },
    ],
    givenNames: ['Layan', 'Omran', 'Salwa', 'Fares', 'Noura', 'Jasem', 'Anjali', 'Mateo'],
    familyNames: [
      'Al Safwan',
      'Haddadin',
      'Al Mirqab',
      'Farouqi',
      'Al Rashwan',
      'Zaitoun',
      'Dsilvan',
      'Qasimani',
    ],
  },
  {
    code: 'ES',
    region: 'europe',
    share: 0.06,
    phonePrefix: '34000',
    languages: ['es', 'en'],
    lineShare: 0,
    cities: [
      { name: 'Ibiza', timezone: 'Europe/Madrid' },
      { name: 'Barcelona', timezone: 'Europe/Madrid' },
      { name: 'Tenerife', timezone: 'Atlantic/Canary' },
    ],
    givenNames: ['Lucía', 'Íñigo', 'Carmen', 'Álvaro', 'Nerea', 'Joaquín', 'Marta', 'Rubén'],
    familyNames: [
      'Valdeolmos',
      'Peñarrubia',
      'Torrecilla',
      'Casalmar',
      'Robledano',
      'Montesol',
      'Arrizaga',
      'Belmontes',
    ],
  },
  {
    code: 'MX',
    region: 'americas',
    share: 0.04,
    phonePrefix: '52000',
    languages: ['es'],
    lineShare: 0,
    cities: [
      { name: 'Tulum', timezone: 'America/Cancun' },
      { name: 'Mexico City', timezone: 'America/Mexico_City' },
    ],
    givenNames: ['Ximena', 'Emiliano', 'Renata', 'Leonel', 'Itzel', 'Gael', 'Paloma', 'Tadeo'],
    familyNames: [
      'Olivares',
      'Zaldívar',
      'Montaño',
      'Cienfuegos',
      'Arreola',
      'Villaseca',
      'Barragán',
      'Luján',
    ],
  },
];
