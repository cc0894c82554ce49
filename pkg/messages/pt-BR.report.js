// Português (Brasil): what en.report.js says.
export default {
  sign: 'Provavelmente infectado',
  'sign/lead': 'Este PC não consegue abrir sites que o Conficker ou um malware semelhante bloqueia. Ele consegue abrir sites comparáveis.',
  'sign/variants': 'O padrão corresponde ao Conficker {variants}.',
  'sign/caveats': 'Leve em conta',

  'no-sign': 'Nenhum sinal do Conficker',
  'no-sign/lead': 'Este navegador consegue abrir sites que o worm bloqueia.',
  'no-sign/caveats': 'Isso não prova que o PC está limpo',

  'cannot-tell': 'O teste não permite concluir',
  'cannot-tell/cancelled': 'O teste foi interrompido antes do fim.\nTeste de novo quando quiser.',
  'cannot-tell/captive-portal': 'Algo impede o acesso a todos os sites: uma página de login do Wi-Fi ou uma extensão que bloqueia solicitações.\nFaça login na rede ou desative a extensão aqui e depois teste de novo.',
  'cannot-tell/contradictory': 'As respostas se contradizem.\nTeste de novo. Se isso não ajudar, tente em outra rede.',
  'cannot-tell/filtered': 'Os sites de segurança estão fora de alcance, mas o padrão não é o do worm. Parece um filtro: um firewall, um controle dos pais ou uma política da empresa.\nPergunte a quem cuida desta rede ou teste em outra. Se lá nada mudar, mande verificar este PC: outro malware também pode fazer isso.',
  'cannot-tell/interrupted': 'O PC entrou em suspensão ou você saiu da página.\nTeste de novo e mantenha esta página aberta.',
  'cannot-tell/offline': 'Este dispositivo parece estar sem conexão.\nReconecte e depois teste de novo.',
  'cannot-tell/page-policy': 'As configurações de segurança deste site interromperam o teste. Isso não diz nada sobre o seu PC.\nUse o teste de outro site e avise quem edita este site: a política de segurança precisa de `connect-src https:; script-src \'sha256-…\'`.',
  'cannot-tell/too-little': 'Poucos sites responderam; não é possível comparar.\nEspere um minuto e depois teste de novo, em outra rede, se puder.',
  'cannot-tell/caveats': 'Leve em conta',

  'caveat/dns-over-https': 'O “DNS seguro” (DNS sobre HTTPS) no navegador esconde o bloqueio.',
  'caveat/no-second-opinion': 'O teste não pôde examinar alguns sites uma segunda vez, por isso não se sabe se eles responderam. A causa pode ser esta página ou a política de segurança dela.',
  'caveat/not-restarted': 'Um PC recém-infectado pode não bloquear nada até ser reiniciado.',
  'caveat/not-windows': 'Isto não parece ser um PC com Windows. Celulares, tablets, Macs e PCs com Linux não podem ter o Conficker.',
  'caveat/own-resolver': 'Este navegador talvez consulte os nomes por conta própria, sem passar pelo bloqueio do worm.',
  'caveat/proxy': 'Um proxy ou uma VPN esconde o bloqueio.',
  'caveat/similar-malware': 'Outro malware também pode bloquear esses sites. Os passos abaixo ajudam em qualquer um dos casos.',
  'caveat/variant-a': 'A primeira versão do worm, A (novembro de 2008), não bloqueia nenhum site. Este teste não consegue vê-la.',

  or: ' ou ',

  help: 'Ajuda da Microsoft, que um PC infectado não consegue abrir:',
  'new-tab': '(nova guia)',
  'help/missing': 'Não foi possível carregar os passos. Abra este endereço em outro dispositivo:',

  'not-configured': 'O teste não está configurado',
  'error/canary-invalid': '{field} “{found}” não é um nome de domínio utilizável.',
  'error/canary-listed': '{field} “{found}” não serve: o worm bloqueia nomes com “{string}”.',
  'error/unknown-scenario': 'Nenhuma simulação se chama “{found}”. Conhecidas: {known}.',
};
