/** The countries whose names are looked for (ISO 3166-1). */
export const COUNTRIES =
  "CN US CA MX BR AR CL CO PE GB IE FR DE AT CH BE NL LU ES PT IT GR SE NO DK FI IS PL CZ SK HU RO BG HR SI RS UA BY RU KZ UZ GE AM AZ EE LV LT TR IL AE SA QA KW OM BH JO LB IQ EG MA DZ TN NG KE ZA GH IN PK BD LK NP TH VN LA KH MM MY SG ID PH BN JP KR MN AU NZ FJ HK TW MO CY MT UY EC VE CR PA DO".split(
    " ",
  );

/** What shoppers say instead of the names that the platform knows; `_` stands for a space, `*` for an ending. */
export const COUNTRY_ALIASES: Readonly<Record<string, string>> = {
  US: 'usa the_us the_states u.s. u.s.a. 美利坚 アメリカ 米国 сша штат* amerika estados_unidos eeuu ee.uu. etats-unis les_usa états_unis أمريكا امريكا ארה"ב अमेरिका อเมริกา nước_mỹ qua_mỹ sang_mỹ đi_mỹ tới_mỹ đến_mỹ estados_unidos stati_uniti stany_zjednoczone abd',
  GB: "uk u.k. england britain great_britain scotland wales イギリス 英国 영국 angleterre royaume-uni großbritannien england inglaterra reino_unido англи* великобритани* regno_unito inghilterra wielka_brytania ingiltere anh_quốc बritain ब्रिटेन",
  AU: "澳洲 オーストラリア 호주",
  MY: "大马",
  KR: "韩国 korea south_korea corea_del_sur corée_du_sud südkorea 한국 korea_selatan",
  RU: "россии россию russia rusia russland",
  NL: "holland the_netherlands holanda pays-bas нидерланд* голланди* オランダ",
  CZ: "czech_republic tschechien чехи*",
  CN: "中国 大陆 mainland_china",
  HK: "香港 hong_kong hongkong 홍콩 гонконг* ホンコン",
  MO: "澳门 macau macao",
  TW: "台湾 taiwan 대만 тайван* 臺灣",
  AE: "迪拜 阿联酋 dubai uae u.a.e. emirates оаэ дубай дубае الإمارات الامارات دبي emiratos_árabes",
  SA: "沙特 saudi saudi_arabia السعودية السعوديه",
  TR: "türkiye türkei turkei",
  DE: "deutschland",
  ID: "印尼",
  VN: "越南 vietnam việt_nam ベトナム",
  ZA: "south_africa",
  MX: "méxico mexico méjico",
};

/** English words that are countries only where they are written with a capital. */
export const CAPITAL_ONLY: ReadonlySet<string> = new Set([
  "turkey",
  "china",
  "chile",
  "georgia",
  "jordan",
  "peru",
  "oman",
  "us",
]);
