// 한국어: what en.report.js says.
export default {
  sign: '감염 가능성 높음',
  'sign/lead': '이 PC에서는 Conficker나 비슷한 악성코드가 차단하는 사이트가 열리지 않습니다. 비슷한 다른 사이트는 열립니다.',
  'sign/variants': '이 양상은 Conficker {variants}에 들어맞습니다.',
  'sign/caveats': '유의할 점',

  'no-sign': 'Conficker 징후 없음',
  'no-sign/lead': '이 브라우저에서는 웜이 차단하는 사이트가 열립니다.',
  'no-sign/caveats': '이것이 PC가 감염되지 않았다는 증거는 아닙니다',

  'cannot-tell': '판단할 수 없음',
  'cannot-tell/cancelled': '점검이 도중에 중지되었습니다.\n원할 때 다시 점검하십시오.',
  'cannot-tell/captive-portal': '무언가가 모든 사이트를 막고 있습니다. Wi-Fi 로그인 페이지이거나 요청을 차단하는 확장 프로그램입니다.\n네트워크에 로그인하거나 이 페이지에서 확장 프로그램을 끈 다음, 다시 점검하십시오.',
  'cannot-tell/contradictory': '받은 응답이 서로 모순됩니다.\n다시 점검하십시오. 그래도 마찬가지이면 다른 네트워크에서 해 보십시오.',
  'cannot-tell/filtered': '보안 관련 사이트에 연결할 수 없지만, 이 웜의 양상은 아닙니다. 방화벽, 자녀 보호 기능, 회사 정책 같은 필터로 보입니다.\n이 네트워크를 관리하는 사람에게 물어보거나 다른 네트워크에서 점검하십시오. 거기서도 달라지지 않으면 이 PC의 악성코드 검사를 받으십시오. 다른 악성코드 때문에 이럴 수도 있습니다.',
  'cannot-tell/interrupted': 'PC가 절전 상태가 되었거나 페이지를 벗어났습니다.\n다시 점검하고, 이 페이지를 열어 두십시오.',
  'cannot-tell/offline': '이 기기는 오프라인 상태인 것 같습니다.\n다시 연결한 다음, 다시 점검하십시오.',
  'cannot-tell/page-policy': '이 웹사이트의 보안 설정 때문에 점검이 중단되었습니다. 이것은 사용자의 PC에 대해 아무것도 말해 주지 않습니다.\n다른 사이트의 점검을 이용하고, 이 사이트의 관리자에게 정책에 `connect-src https:; script-src \'sha256-…\'`가 필요하다고 알려 주십시오.',
  'cannot-tell/too-little': '응답한 사이트가 너무 적어 비교할 수 없습니다.\n1분쯤 기다린 다음, 가능하면 다른 네트워크에서 다시 점검하십시오.',
  'cannot-tell/caveats': '유의할 점',

  'caveat/dns-over-https': '브라우저의 “보안 DNS”(DNS over HTTPS)를 쓰면 차단이 드러나지 않습니다.',
  'caveat/no-second-opinion': '일부 사이트를 다시 확인하지 못해 응답했는지 알 수 없습니다. 이 페이지나 그 정책이 원인일 수 있습니다.',
  'caveat/not-restarted': '새로 감염된 PC는 다음에 다시 시작할 때까지 아무것도 차단하지 않을 수 있습니다.',
  'caveat/not-windows': 'Windows PC가 아닌 것 같습니다. 휴대폰, 태블릿, Mac, Linux PC는 Conficker에 감염될 수 없습니다.',
  'caveat/own-resolver': '이 브라우저는 웜의 차단을 거치지 않고 스스로 이름을 조회하고 있을 수 있습니다.',
  'caveat/proxy': '프록시나 VPN을 쓰면 차단이 드러나지 않습니다.',
  'caveat/similar-malware': '다른 악성코드도 이 사이트들을 차단할 수 있습니다. 어느 쪽이든 아래 단계가 도움이 됩니다.',
  'caveat/variant-a': '웜의 첫 번째 버전인 A(2008년 11월)는 사이트를 차단하지 않습니다. 이 점검으로는 A를 알아볼 수 없습니다.',

  or: ' 또는 ',

  help: 'Microsoft의 도움말(감염된 PC에서는 열리지 않음):',
  'new-tab': '(새 탭)',
  'help/missing': '단계를 불러올 수 없었습니다. 다른 기기에서 다음 주소를 여십시오:',

  'not-configured': '점검이 설정되지 않았습니다',
  'error/canary-invalid': '{field} “{found}”은(는) 사용할 수 있는 도메인 이름이 아닙니다.',
  'error/canary-listed': '{field} “{found}”은(는) 쓸 수 없습니다. 웜은 “{string}”이(가) 들어간 이름을 차단합니다.',
  'error/unknown-scenario': '“{found}”(이)라는 시뮬레이션은 없습니다. 있는 것: {known}.',
};
