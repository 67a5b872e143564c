/** The countries whose names are looked for (ISO 3166-1). */
export const COUNTRIES =
  "CN US CA MX BR AR CL CO PE GB IE FR DE AT CH BE NL LU ES PT IT GR SE NO DK FI IS PL CZ SK HU RO BG HR SI RS UA BY RU KZ UZ GE AM AZ EE LV LT TR IL AE SA QA KW OM BH JO LB IQ EG MA DZ TN NG KE ZA GH IN PK BD LK NP TH VN LA KH MM MY SG ID PH BN JP KR MN AU NZ FJ HK TW MO CY MT UY EC VE CR PA DO BO PY GT HN NI SV CU JM TT PR BS BB HT BA MK AL MD ME XK KG TJ TM AF IR SY YE PS LY SD ET TZ UG SN CI CM AO MZ ZW ZM BW NA MU RW MG MV BT PG AD MC LI".split(
    " ",
  );

/** What shoppers say instead of the names that the platform knows; `_` stands for a space, `*` for an ending. */
export const COUNTRY_ALIASES: Readonly<Record<string, string>> = {
  US: 'usa the_us the_states u.s. u.s.a. 美利坚 アメリカ 米国 сша штат* amerika estados_unidos eeuu ee.uu. etats-unis les_usa états_unis أمريكا امريكا ארה"ב अमेरिका อเมริกา nước_mỹ qua_mỹ sang_mỹ đi_mỹ tới_mỹ đến_mỹ stati_uniti stany_zjednoczone abd america américa amérique америк* アメリカ合衆国 美区 ameryk* verenigde_staten vereinigte_staaten förenta_staterna amerika_serikat hoa_kỳ สหรัฐ',
  GB: "uk u.k. england britain great_britain scotland wales イギリス 英国 영국 angleterre royaume-uni großbritannien inglaterra reino_unido англи* великобритани* regno_unito inghilterra wielka_brytania ingiltere anh_quốc बritain ब्रिटेन 英格兰 苏格兰 威尔士 不列颠 스코틀랜드 잉글랜드 イングランド スコットランド schottland écosse escocia escócia scozia szkocj* schotland skottland англія британ* إنجلترا انجلترا بريطانيا אנגליה בריטניה อังกฤษ inggris",
  AU: "澳洲 オーストラリア 호주 豪州 濠洲 nước_úc qua_úc sang_úc đi_úc ở_úc bên_úc",
  MY: "大马 马来 マレーシア",
  KR: "韩国 korea south_korea corea_del_sur corée_du_sud südkorea 한국 korea_selatan 南韩 corée corea coreia korei* кореи корею корее корея hàn_quốc południow*_kore* เกาหลี कोरिया كوريا קוריאה qua_hàn sang_hàn đi_hàn ở_hàn bên_hàn",
  RU: "россии россию russia rusia russland",
  NL: "holland the_netherlands holanda pays-bas нидерланд* голланди* オランダ 尼德兰 niederlande hollande olanda holandi* холанд* 홀랜드 hà_lan هولندا הולנד",
  CZ: "czech_republic tschechien чехи* czechia tschechische_republik république_tchèque chequia repubblica_ceca 捷克",
  CN: "中国 大陆 mainland_china 中国大陆 中国内地 kina trung_quốc",
  HK: "香港 hong_kong hongkong 홍콩 гонконг* ホンコン hồng_kông",
  MO: "澳门 macau macao",
  TW: "台湾 taiwan 대만 тайван* 臺灣 đài_loan",
  AE: "迪拜 阿联酋 dubai uae u.a.e. emirates оаэ дубай дубае الإمارات الامارات دبي emiratos_árabes 阿布扎比 杜拜 阿聯 abu_dhabi dubái dubaï 두바이 아부다비 ドバイ アブダビ дубая дубаи абу-даби эмират* émirats emirate emirati_arabi ดูไบ दुबई דובאי",
  SA: "沙特 saudi saudi_arabia السعودية السعوديه 沙烏地 ksa サウジ サウジアラビア 사우디 саудовск* arabie_saoudite arabia_saudita",
  TR: "türkiye türkei turkei",
  DE: "deutschland alemanha niemcy nước_đức qua_đức sang_đức đi_đức ở_đức bên_đức",
  ID: "印尼",
  VN: "越南 vietnam việt_nam ベトナム",
  ZA: "south_africa südafrika afrique_du_sud sudáfrica áfrica_do_sul sudafrica юар nam_phi",
  SG: "狮城 星洲 新加坡 싱가폴 xinh_ga_po",
  KP: "朝鲜 north_korea 北朝鮮 北朝鲜 북한 corea_del_norte corée_du_nord nordkorea",
  JP: "霓虹国 日本国 nhật_bản qua_nhật sang_nhật đi_nhật ở_nhật bên_nhật",
  NZ: "纽西兰 aotearoa",
  IE: "爱尔兰 eire",
  TH: "泰国 tailand* thái_lan qua_thái sang_thái đi_thái ở_thái bên_thái",
  BY: "белорусси* белоруссию",
  MD: "молдави*",
  CI: "ivory_coast",
  BA: "bosnia bosnien",
  PR: "puerto_rico",
  CV: "cape_verde",
  MM: "burma",
  FR: "nước_pháp qua_pháp sang_pháp đi_pháp ở_pháp bên_pháp",
  IN: "bharat हिंदुस्तान ấn_độ",
  PH: "pilipinas",
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
  "america",
  "cuba",
  "jamaica",
  "panama",
  "malta",
]);
