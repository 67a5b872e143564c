import type { Language } from "../../types.ts";

/** The colours by their general name, and in Chinese what else is said for them. */
export const CHINESE_COLORS: readonly (readonly [name: string, also: string])[] = [
  ["黑色", "黑的 纯黑 黑款 亮黑 哑黑 哑光黑 曜黑 墨黑"],
  ["白色", "白的 纯白 白款 奶白 奶白色 乳白 乳白色 珍珠白 象牙白 本白 亮白"],
  [
    "红色",
    "红的 大红 深红 深红色 绛红 胭脂红 朱红 西瓜红 珊瑚红 火红 鲜红 红款 枣红色 枣红 大红色 玫红 玫红色 玫瑰红 砖红 砖红色 正红 中国红 暗红 暗红色",
  ],
  [
    "蓝色",
    "蓝的 天蓝 天蓝色 深蓝 浅蓝 深蓝色 浅蓝色 淡蓝 淡蓝色 宝蓝 宝蓝色 湖蓝 湖蓝色 孔雀蓝 雾霾蓝 克莱因蓝 牛仔蓝 海蓝 海蓝色 蔚蓝 靛蓝 靛蓝色 冰蓝 水蓝 水蓝色 蓝款",
  ],
  [
    "绿色",
    "绿的 深绿色 浅绿色 深绿 浅绿 橄榄绿 薄荷绿 豆绿 豆绿色 草绿 草绿色 果绿 果绿色 牛油果绿 翠绿 翠绿色 嫩绿 淡绿 淡绿色 抹茶绿 祖母绿 绿款",
  ],
  [
    "黄色",
    "黄的 黄款 淡黄 米黄 米黄色 土黄 土黄色 嫩黄 金黄 金黄色 鹅黄 鹅黄色 姜黄 姜黄色 柠檬黄 淡黄色 明黄 明黄色 浅黄 浅黄色",
  ],
  [
    "灰色",
    "灰的 深灰 浅灰 深灰色 浅灰色 炭灰 炭灰色 烟灰 烟灰色 高级灰 淡灰 淡灰色 铁灰 铁灰色 太空灰 深空灰 灰白 灰白色 麻灰 银灰 银灰色 灰款",
  ],
  [
    "粉色",
    "粉的 粉红 粉红色 藕粉 藕粉色 樱花粉 裸粉 裸粉色 浅粉 浅粉色 淡粉 淡粉色 桃粉 桃红 桃红色 肉粉 肉粉色 少女粉 樱花粉色 粉款",
  ],
  ["紫色", "紫的 浅紫 浅紫色 深紫色 深紫 香芋紫 薰衣草紫 紫罗兰 紫罗兰色 淡紫 淡紫色 葡萄紫 紫红 紫红色 紫款"],
  ["橙色", "橘色 橘黄 橘黄色 橙红 橙红色 橙黄 橙黄色 橙款 橙的 橘红 橘红色"],
  ["棕色", "咖色 咖啡色 褐色 驼色 棕的 深棕 深棕色 浅棕 浅棕色 焦糖色 巧克力色 栗色 茶色 咖啡的 摩卡色 奶茶色 棕款"],
  ["银色", "银的 银白 银白色 银款"],
  ["金色", "土豪金 香槟金 香槟色 玫瑰金 金款"],
  ["米色", "米白 米白色 杏色 奶油色 奶咖色 燕麦色 裸色 肤色"],
  ["青色", "青绿 青绿色 孔雀绿 湖绿 湖绿色 蓝绿 蓝绿色 蒂芙尼蓝"],
  ["卡其色", "卡其 卡其的"],
  // Shades that a shop has beside the plain colour and that are asked for instead of it.
  ["藏青色", "藏青 藏蓝 藏蓝色 海军蓝 海军蓝色"],
  ["酒红色", "酒红 勃艮第红"],
  ["墨绿色", "墨绿"],
  ["军绿色", "军绿"],
];

/** In the order of `CHINESE_COLORS`, parted by `|`; several words by spaces, `*` for an ending, `-` for no word. */
export const COLOR_WORDS: Readonly<Partial<Record<Language, string>>> = {
  en: "black blck blakc|white whte wite|red maroon crimson scarlet|blue|green olive mint|yellow yelow|gray grey charcoal|pink fuchsia magenta|purple violet lavender lilac|orange|brown camel|silver|gold golden|beige ivory cream-coloured cream-colored off-white|cyan teal turquoise aqua|khaki|navy navy_blue|burgundy wine_red bordeaux|-|army_green",
  de: "schwarz*|weiss* weiß*|rot rote*|blau*|grün* olivgrün*|gelb* senfgelb*|grau* anthrazit*|rosa pink* rosé|lila violett* flieder|orange*|braun* cognac camel|silber*|gold golden*|beige* cremeweiß cremefarben*|türkis* petrol|khaki|marineblau* navy dunkelblau-navy|weinrot* bordeaux* burgunder*|-|militärgrün*",
  fr: "noir*|blanc blanche* blancs|rouge*|bleu*|vert verte* verts|jaune* moutarde|gris* anthracite|rose roses fuchsia|violet* mauve lilas|orange|marron* brun brune camel|argent argenté*|doré*|beige* écru ivoire|turquoise|kaki|bleu_marine marine|bordeaux lie_de_vin|vert_sapin|vert_militaire",
  es: "negr*|blanc*|roj*|azul azules celeste|verde*|amarill* mostaza|gris grises|rosa rosas rosad* fucsia|morad* violeta* lila púrpura|naranja* anaranjad*|marrón marrones castaño|platead*|dorad*|beige marfil|turquesa|caqui|azul_marino|granate* burdeos|-|verde_militar",
  pt: "pret*|branc*|vermelh*|azul azuis|verde*|amarel* mostarda|cinza* cinzent*|rosa rosas cor-de-rosa pink|rox* lilás violeta|laranja|marrom marrons castanh*|prata pratead*|dourad*|bege|turquesa|cáqui|azul_marinho azul-marinho|bordô|-|verde_militar",
  it: "ner*|bianc*|ross*|blu azzurr* celeste|verd*|giall*|grigi* antracite|rosa fucsia|viola lilla|arancione* arancio|marron*|argent*|dorat* oro|beige|turchese|kaki cachi|blu_navy blu_marino|bordeaux bordò|-|verde_militare",
  nl: "zwart*|wit witte*|rood rode*|blauw*|groen*|geel gele* mosterdgeel|grijs grijze* antraciet|roze|paars paarse* lila|oranje|bruin* camel|zilver*|goud gouden|beige|turquoise|kaki|marineblauw* donkerblauw-navy navy|bordeaux bordeauxrood wijnrood|-|legergroen",
  pl: "czarn*|biał*|czerwon*|niebiesk* błękitn*|zielon*|żółt* musztardow*|szar* popielat* grafitow*|różow*|fioletow* liliow*|pomarańczow*|brązow*|srebrn*|złot*|beżow* kremow*|turkusow*|khaki|granatow*|bordow* burgundow*|-|-",
  sv: "svart*|vit vita vitt|röd röda rött|blå blåa blått|grön gröna grönt|gul gula gult|grå gråa grått|rosa|lila|orange|brun bruna brunt|silver*|guld*|beige|turkos|khaki|marinblå marinblått|vinröd vinröda vinrött|-|militärgrön",
  tr: "siyah|beyaz|kırmızı|mavi|yeşil|sarı|gri|pembe|mor lila|turuncu|kahverengi kahve_rengi|gümüş|altın|bej|turkuaz|haki|lacivert|bordo|-|asker_yeşili",
  vi: "đen màu_đen|trắng màu_trắng|đỏ màu_đỏ|xanh_dương xanh_biển xanh_lam xanh_da_trời|xanh_lá xanh_lục xanh_lá_cây|vàng màu_vàng|xám màu_xám|hồng màu_hồng|tím màu_tím|cam màu_cam|nâu màu_nâu|bạc màu_bạc|vàng_gold|be màu_be màu_kem|xanh_ngọc|kaki|xanh_navy xanh_than xanh_đen|đỏ_đô đỏ_rượu|-|xanh_rêu xanh_bộ_đội",
  id: "hitam|putih|merah|biru|hijau|kuning|abu-abu|merah_muda pink|ungu lila|oranye jingga|cokelat coklat|perak|emas|krem|toska|khaki|biru_dongker navy|merah_marun marun|-|hijau_army",
  ms: "hitam|putih|merah|biru|hijau|kuning|kelabu|merah_jambu pink|ungu|oren jingga|coklat|perak|emas|krim|firus|khaki|biru_tua navy|merah_hati marun|-|hijau_tentera",
  fil: "itim|puti|pula|asul bughaw|berde luntian|dilaw|kulay-abo|rosas|lila|kahel|kayumanggi|pilak|ginto|krema|-|-|-|-|-|-",
  ru: "черн*|бел*|красн*|син* голуб*|зелен* салатов* оливков*|желт* горчичн*|сер*|розов*|фиолетов* сиренев* лилов*|оранжев*|коричнев*|серебрист* серебрян*|золот*|бежев* кремов*|бирюзов*|хаки|темно-син*|бордов* бордо|темно-зелен*|-",
  uk: "чорн*|біл*|червон*|син* блакитн* голуб*|зелен* салатов* оливков*|жовт* гірчичн*|сір*|рожев*|фіолетов* бузков*|помаранчев* оранжев*|коричнев*|сріблист* срібн*|золот*|бежев* кремов*|бірюзов*|хакі|темно-син*|бордов* бордо|темно-зелен*|-",
  ja: "黒 黒色 ブラック|白 白色 ホワイト|赤 赤色 レッド|青 青色 水色 ブルー ライトブルー|緑 緑色 グリーン オリーブ ミント|黄色 イエロー マスタード|灰色 グレー チャコール|ピンク ピンク色 桃色|紫 紫色 パープル ラベンダー|オレンジ オレンジ色 橙色|茶色 ブラウン キャメル|シルバー 銀色|ゴールド 金色|ベージュ アイボリー クリーム色 オフホワイト|ターコイズ|カーキ|紺 紺色 ネイビー ネイビーブルー|ワインレッド ボルドー えんじ色|深緑 ダークグリーン|アーミーグリーン",
  ko: "검정색 검은색 검정 블랙 까만색|흰색 하얀색 화이트 흰|빨간색 빨강 레드|파란색 파랑 블루 하늘색|초록색 녹색 초록 그린 연두색 민트|노란색 노랑 옐로우 옐로|회색 그레이 차콜|분홍색 핑크 분홍|보라색 퍼플 보라|주황색 오렌지색 주황|갈색 브라운 밤색 카멜|은색 실버|금색 골드|베이지 베이지색 아이보리 크림색|청록색|카키 카키색|남색 네이비 곤색|와인색 버건디 자주색|진녹색 다크그린|군청색",
  th: "สีดำ|สีขาว|สีแดง|สีน้ำเงิน สีฟ้า|สีเขียว|สีเหลือง|สีเทา|สีชมพู|สีม่วง|สีส้ม|สีน้ำตาล|สีเงิน|สีทอง|สีเบจ สีครีม|สีเทอร์ควอยซ์|สีกากี|สีกรมท่า สีกรม|สีเลือดหมู สีแดงเลือดหมู|-|สีเขียวทหาร",
  ar: "أسود الأسود اسود الاسود سوداء السوداء|أبيض الأبيض ابيض الابيض بيضاء البيضاء|أحمر الأحمر احمر الاحمر حمراء|أزرق الأزرق ازرق الازرق زرقاء سماوي|أخضر الأخضر اخضر الاخضر خضراء زيتي|أصفر الأصفر اصفر الاصفر صفراء|رمادي الرمادي رصاصي|وردي الوردي زهري الزهري|بنفسجي البنفسجي موف|برتقالي البرتقالي|بني البني|فضي الفضي|ذهبي الذهبي|بيج البيج كريمي|فيروزي تركواز|كاكي|كحلي الكحلي|عنابي نبيتي خمري|-|-",
  he: "שחור שחורה שחורים שחורות|לבן לבנה לבנים לבנות|אדום אדומה אדומים אדומות|כחול כחולה כחולים תכלת|ירוק ירוקה ירוקים|צהוב צהובה|אפור אפורה אפורים|ורוד ורודה|סגול סגולה|כתום כתומה|חום חומה|כסוף כסופה|זהב זהוב|בז' שמנת|טורקיז|חאקי|כחול_כהה כחול_נייבי נייבי|בורדו|-|-",
  hi: "काला काली काले ब्लैक|सफेद सफ़ेद व्हाइट|लाल रेड|नीला नीली नीले ब्लू आसमानी|हरा हरी हरे ग्रीन|पीला पीली पीले|ग्रे स्लेटी|गुलाबी पिंक|बैंगनी|नारंगी|भूरा भूरी भूरे|चांदी सिल्वर|सुनहरा सुनहरी गोल्डन|बेज क्रीम|फिरोज़ी|खाकी|नेवी नेवी_ब्लू|मैरून|-|-",
};

/** What a colour's word is part of when it is no colour, before or after it. */
export const NO_COLOR_AFTER =
  /^(?: (?:member|card|vip|friday|flag|market|list|tooth|ray|light district|cross|juice)|通道|食品|会员|标签|包|[情星])/;

/** Sayings and names with a colour's word in them, over folded text without marks, one row per group of languages. */
export const NO_COLOR_IN: readonly RegExp[] = [
  /(?<![a-z])(?:green lights?|red (?:flags?|tape|alert|carpet|hot)|white (?:lies?|lists?|gloves?|paper|label|noise|goods|wine)|black (?:friday|lists?|markets?|magic|sheep|box|hole|mail)|(?:once in a |in a )?blue moon|out of the blue|feel(?:ing)? blue|blue(?: |-)?(?:chip|collar|tick)|gr[ae]y (?:area|market|zone)|in the (?:red|black|pink)|gold(?:en)? (?:week|rule|hour|standard|member|opportunity)|silver (?:lining|bullet)|see(?:ing)? red|green with envy|green energy|yellow pages|red (?:bull|cross|wine)|orange juice)(?![a-z])/,
  /grun(?:es|em|e) licht|im gr?unen bereich|alles im grunen|schwarze[rnms]? (?:freitag|schaf|liste|markt|kater|humor)|schwarz auf wei[sß]s?|rote[rnms]? (?:zahlen|faden|kreuz|karte)|blaues wunder|blaue[rn]? (?:fleck|flecken|brief)|gelbe[nrs]? (?:seiten|sack|karte)|ins blaue|wei[sß]s?e[rns]? weste|grauer markt|rosarot|gold(?:ene)?[nrs]? (?:mitte|regel)/,
  /tout(?:e)? (?:n'est pas )?(?:rose|noir)|pas (?:tout |tres |bien |toujours )*rose|(?:la vie|voir|vie) en rose|feu (?:vert|rouge|orange)|cartes? (?:bleue|blanche|rouge|verte|grise)|liste noire|vendredi noir|marche noir|nuit blanche|numero vert|rire jaune|bete noire|zone (?:blanche|grise)|voir rouge|mouton noir|au noir|peur bleue|vin (?:rouge|blanc|rose)/,
  /luz verde|semaforo (?:verde|rojo|vermelho)|lista (?:negra|blanca|nera|bianca|branca)|viernes negro|mercado (?:negro|gris)|numeros rojos|oveja negra|principe azul|media naranja|color de rosa|de rosas?(?= todo)|noche en blanco|en blanco|prensa rosa|zona (?:azul|gris|verde)|vino (?:tinto|blanco|rosso|bianco)|sinal verde|sexta(?:-feira)? negra|ovelha negra|tudo azul|cor-de-rosa(?= tudo)|luce verde|semaforo (?:verde|rosso)|venerdi nero|lavoro nero|numero verde|in rosso|notte in bianco|in bianco|tutto rosa|pecora nera|mercato nero|in nero/,
  /groen licht|zwarte (?:vrijdag|lijst|markt|schaap)|rode (?:draad|cijfers|loper)|zielone swiatlo|czarn(?:y piatek|a lista|y rynek|ej listy)|biala? (?:flaga|dama)|gront ljus|svart(?:a)? (?:listan|marknad|fredag|far)|rod trad|yesil isik|kara (?:liste|borsa|cuma)|beyaz esya|sari sayfalar|lampu (?:hijau|merah)|daftar hitam|senarai hitam|kambing hitam|meja hijau|den (?:do|xanh|vang)(?= duong| giao)|danh sach den|thu sau den/,
  /зелен(?:ый|ого|ым) (?:свет|коридор)|черн(?:ая|ую|ой) (?:пятниц|дыр|магия|полос)|черн(?:ый|ом|ого) (?:спис|рын|юмор)|бел(?:ая|ую|ой) (?:зарплат|ворон|полос)|красн(?:ая|ую|ой) (?:цен|дорожк|строк|площад)|золот(?:ые|ая|ое) (?:рук|серед|правил)|сер(?:ый|ого|ая|ые) (?:импорт|схем|рынок|товар|зон)|голубой экран|желт(?:ая|ой) пресс|розовы[ехми]+ очк|зелене світло|чорна п'ятниця|чорн(?:ий|ому|ого) (?:спис|рин)|біла ворон/,
  /青信号|赤信号|黄信号|赤字|黒字|真っ赤な嘘|白紙|面白|赤ちゃん|黒猫|ブラック(?:フライデー|リスト|企业|企業|バイト)|グリーン(?:车|券|カー)|レッド(?:カード|ブル)|ゴールド(?:会员|カード)|シルバー(?:会员|ウィーク)|ホワイト(?:デー|リスト)|オレンジジュース|ピンクリボン/,
  /초록불|빨간불|파란불|그린라이트|블랙(?:프라이데이|리스트|컨슈머|박스)|레드(?:카드|오션|불)|블루투스|블루오션|골드(?:회원|등급|미스)|화이트(?:데이|리스트)|오렌지 ?주스|그린카드/,
  /[红黑白]名单|红绿灯|开绿灯|绿灯|红灯|黄灯|黑五|黑店|黑心|黑客|黑猫|黑历史|红包|红利|大红人|网红|走红|白条|白名单|白嫖|白跑|白等|白买|白花|白送|小白|黄牛|黄金周|黄了|蓝牙|蓝光|绿色(?:通道|环保|食品|出行)|灰色(?:地带|收入)|粉丝|银联|银行|金额|现金|金融|奖金|押金|定金|资金/,
  /الضوء ال[أا]خضر|الجمعة (?:السوداء|البيضاء)|القائمة السوداء|السوق السوداء|אור ירוק|רשימה שחורה|שוק שחור|ब्लैक (?:फ्राइडे|लिस्ट)|हरी झंडी|ไฟ(?:เขียว|แดง)|ตลาดมืด/,
];
