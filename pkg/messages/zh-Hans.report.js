// 简体中文: what en.report.js says.
export default {
  sign: '很可能已感染',
  'sign/lead': '这台电脑打不开 Conficker 或类似恶意软件所屏蔽的网站，却能打开同类的其他网站。',
  'sign/variants': '这种情形与 Conficker {variants} 相符。',
  'sign/caveats': '请注意',

  'no-sign': '未发现 Conficker 迹象',
  'no-sign/lead': '此浏览器能打开该蠕虫所屏蔽的网站。',
  'no-sign/caveats': '这并不能证明电脑是干净的',

  'cannot-tell': '检测无法判断',
  'cannot-tell/cancelled': '检测被提前停止。\n您可以随时重新检测。',
  'cannot-tell/captive-portal': '有某种东西挡住了所有网站：Wi-Fi 登录页面，或拦截请求的浏览器扩展程序。\n请先登录网络，或对本页面关闭该扩展程序，然后重新检测。',
  'cannot-tell/contradictory': '得到的回应互相矛盾。\n请重新检测。如果仍然如此，请换一个网络再试。',
  'cannot-tell/filtered': '网络安全网站无法访问，但情形不是该蠕虫造成的那种。这看起来像是过滤器：防火墙、家长控制或公司策略。\n请询问管理此网络的人，或换一个网络检测。如果换了网络也没有变化，请对这台电脑进行扫描：其他恶意软件也可能造成这种情况。',
  'cannot-tell/interrupted': '电脑进入了睡眠状态，或者您离开了此页面。\n请重新检测，并让此页面保持打开。',
  'cannot-tell/offline': '此设备似乎没有联网。\n请重新连接，然后再次检测。',
  'cannot-tell/page-policy': '本网站的安全设置阻止了检测。这不能说明您的电脑的任何情况。\n请使用其他网站上的检测，并告知本网站的管理者：策略中需要 `connect-src https:; script-src \'sha256-…\'`。',
  'cannot-tell/too-little': '有响应的网站太少，无法比较。\n请等一分钟再重新检测，可以的话换一个网络。',
  'cannot-tell/caveats': '请注意',

  'caveat/dns-over-https': '浏览器中的“安全 DNS”（DNS over HTTPS）会掩盖屏蔽现象。',
  'caveat/no-second-opinion': '检测无法对部分网站再查一次，因此不清楚它们是否有响应。原因可能是本页面或其策略。',
  'caveat/not-restarted': '刚被感染的电脑，可能要到下次重新启动后才会屏蔽网站。',
  'caveat/not-windows': '这看起来不是 Windows 电脑。手机、平板电脑、Mac 和 Linux 电脑不可能感染 Conficker。',
  'caveat/own-resolver': '此浏览器可能自行查询域名，从而绕过蠕虫的屏蔽。',
  'caveat/proxy': '代理或 VPN 会掩盖屏蔽现象。',
  'caveat/similar-malware': '其他恶意软件也可能屏蔽这些网站。无论是哪一种，下面的步骤都有帮助。',
  'caveat/variant-a': '该蠕虫的第一个版本 A（2008年11月）不屏蔽任何网站。本检测看不到它。',

  or: ' 或 ',

  help: 'Microsoft 提供的帮助，受感染的电脑打不开：',
  'new-tab': '（新标签页）',
  'help/missing': '步骤无法加载。请在另一台设备上打开此地址：',

  'not-configured': '检测尚未配置',
  'error/canary-invalid': '{field}“{found}”不是可用的域名。',
  'error/canary-listed': '{field}“{found}”不能使用：蠕虫屏蔽含有“{string}”的域名。',
  'error/unknown-scenario': '没有名为“{found}”的模拟。已知的有：{known}。',
};
