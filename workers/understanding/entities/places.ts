/** Chinese provinces and the municipalities that are both province and city. */
export const PROVINCES: readonly string[] =
  "北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门".split(
    "|",
  );

/** Province-level cities. */
export const MUNICIPALITIES: ReadonlySet<string> = new Set(["北京", "上海", "天津", "重庆"]);

const CITIES: Readonly<Record<string, string>> = {
  广东: "广州 深圳 东莞 佛山 珠海 惠州 中山 汕头 江门 湛江 韶关 茂名 肇庆 梅州 汕尾 河源 阳江 清远 潮州 揭阳 云浮",
  浙江: "杭州 宁波 温州 嘉兴 金华 绍兴 台州 湖州 义乌 衢州 舟山 丽水 余姚 慈溪 诸暨 永康 海宁 桐乡 瑞安 乐清",
  江苏: "南京 苏州 无锡 常州 南通 徐州 扬州 盐城 昆山 镇江 泰州 淮安 连云港 宿迁 常熟 张家港 江阴 宜兴 太仓",
  四川: "成都 绵阳 德阳 宜宾 南充 自贡 攀枝花 泸州 广元 遂宁 内江 乐山 眉山 广安 达州 雅安 巴中 资阳 西昌",
  湖北: "武汉 宜昌 襄阳 荆州 黄石 十堰 鄂州 荆门 孝感 黄冈 咸宁 随州 恩施 仙桃 潜江 天门",
  湖南: "长沙 株洲 衡阳 岳阳 湘潭 邵阳 常德 张家界 益阳 郴州 永州 怀化 娄底 吉首",
  山东: "济南 青岛 烟台 潍坊 临沂 淄博 枣庄 东营 济宁 泰安 威海 日照 德州 聊城 滨州 菏泽",
  河南: "郑州 洛阳 开封 南阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 商丘 信阳 周口 驻马店 济源",
  河北: "石家庄 唐山 保定 廊坊 邯郸 秦皇岛 邢台 张家口 承德 沧州 衡水 雄安",
  福建: "福州 厦门 泉州 漳州 莆田 三明 南平 龙岩 宁德 晋江 石狮",
  陕西: "西安 咸阳 宝鸡 铜川 渭南 延安 汉中 榆林 安康 商洛",
  辽宁: "沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛",
  吉林: "长春 四平 辽源 通化 白山 松原 白城 延吉",
  黑龙江: "哈尔滨 大庆 齐齐哈尔 鸡西 鹤岗 双鸭山 伊春 佳木斯 七台河 牡丹江 黑河 绥化",
  安徽: "合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城",
  江西: "南昌 赣州 九江 景德镇 萍乡 新余 鹰潭 吉安 宜春 抚州 上饶",
  广西: "南宁 桂林 柳州 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左",
  云南: "昆明 大理 丽江 曲靖 玉溪 保山 昭通 普洱 临沧 西双版纳 楚雄",
  贵州: "贵阳 遵义 六盘水 安顺 毕节 铜仁 凯里 都匀",
  山西: "太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁",
  甘肃: "兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南",
  海南: "海口 三亚 儋州 琼海 三沙",
  新疆: "乌鲁木齐 克拉玛依 吐鲁番 哈密 喀什 伊宁 库尔勒 阿克苏 石河子",
  内蒙古: "呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布",
  宁夏: "银川 石嘴山 吴忠 固原 中卫",
  青海: "西宁 海东 格尔木",
  西藏: "拉萨 日喀则 林芝 昌都 山南 那曲",
};

/** Names that are districts and everyday words too: a city only with 市 behind it. */
const ALSO_WORDS: ReadonlySet<string> = new Set("朝阳 白银 黄山 山南 北海 天门 日照 固原 来宾 定西".split(" "));

/** City name (without 市) to its province. */
export const PROVINCE_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(CITIES).flatMap(([province, cities]) => cities.split(" ").map((city) => [city, province] as const)),
);

/** The cities that are nothing else, also without 市. */
export const PLAIN_CITIES: readonly string[] = [...PROVINCE_OF.keys()].filter((city) => !ALSO_WORDS.has(city));

/** An alternation of many names that looks at their first characters before it tries each. */
export function anyName(names: readonly string[]): string {
  const first = [...new Set(names.map((name) => name.charAt(0)))].join("");
  return `(?=[${first}])(?:${names.join("|")})`;
}

/** Districts of the largest cities, which are called without 区 as well; those that are other words too are left out. */
export const DISTRICTS: readonly string[] =
  "海淀 朝阳 东城 西城 丰台 石景山 通州 昌平 大兴 顺义 房山 浦东 徐汇 静安 长宁 闵行 宝山 嘉定 松江 青浦 奉贤 杨浦 虹口 普陀 天河 越秀 海珠 荔湾 白云 番禺 黄埔 花都 增城 福田 罗湖 南山 宝安 龙岗 龙华 坪山 余杭 西湖 拱墅 滨江 萧山 临平 武侯 锦江 青羊 金牛 成华 双流 郫都 龙泉驿 武昌 汉口 汉阳 洪山 江汉 江岸 硚口 江夏 雁塔 碑林 未央 莲湖 长安 鼓楼 建邺 江宁 栖霞 玄武 秦淮 雨花台 吴中 姑苏 虎丘 吴江 渝北 渝中 江北 南岸 沙坪坝 九龙坡 岳麓 雨花 芙蓉 开福 天心 金水 二七 中原 市南 市北 崂山 黄岛 城阳 思明 湖里 集美 和平 沈河 铁西".split(
    " ",
  );

/** The cities that shoppers write in Latin letters. */
export const LATIN_CITIES: ReadonlyMap<string, string> = new Map([
  ["beijing", "北京"],
  ["shanghai", "上海"],
  ["tianjin", "天津"],
  ["chongqing", "重庆"],
  ["guangzhou", "广州"],
  ["shenzhen", "深圳"],
  ["dongguan", "东莞"],
  ["hangzhou", "杭州"],
  ["ningbo", "宁波"],
  ["nanjing", "南京"],
  ["suzhou", "苏州"],
  ["chengdu", "成都"],
  ["wuhan", "武汉"],
  ["changsha", "长沙"],
  ["qingdao", "青岛"],
  ["zhengzhou", "郑州"],
  ["xiamen", "厦门"],
  ["xi'an", "西安"],
  ["xian", "西安"],
  ["dalian", "大连"],
  ["kunming", "昆明"],
  ["harbin", "哈尔滨"],
  ["wuxi", "无锡"],
  ["foshan", "佛山"],
  ["jinan", "济南"],
  ["hefei", "合肥"],
  ["fuzhou", "福州"],
  ["shenyang", "沈阳"],
  ["yiwu", "义乌"],
  ["guiyang", "贵阳"],
  ["nanning", "南宁"],
  ["sanya", "三亚"],
]);

/** The cities and counties of Taiwan, whose addresses begin with them. */
export const TAIWAN_CITIES: ReadonlySet<string> = new Set(
  "台北 新北 桃园 台中 台南 高雄 基隆 新竹 嘉义 宜兰 花莲 台东 苗栗 彰化 南投 云林 屏东 澎湖 金门 连江".split(" "),
);
