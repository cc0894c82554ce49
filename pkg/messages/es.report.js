// Español: what en.report.js says.
export default {
  sign: 'Probablemente infectado',
  'sign/lead': 'Este equipo no puede abrir sitios que Conficker o un malware similar bloquea. Sí puede abrir sitios comparables.',
  'sign/variants': 'El patrón coincide con Conficker {variants}.',
  'sign/caveats': 'Tenga en cuenta',

  'no-sign': 'Ningún indicio de Conficker',
  'no-sign/lead': 'Este navegador puede abrir sitios que el gusano bloquea.',
  'no-sign/caveats': 'Esto no demuestra que el equipo esté limpio',

  'cannot-tell': 'Resultado no concluyente',
  'cannot-tell/cancelled': 'La comprobación se detuvo antes de terminar.\nRepítala cuando quiera.',
  'cannot-tell/captive-portal': 'Algo impide el acceso a todos los sitios: una página de inicio de sesión de la red Wi-Fi o una extensión que bloquea solicitudes.\nInicie sesión en la red o desactive aquí la extensión y luego compruebe otra vez.',
  'cannot-tell/contradictory': 'Las respuestas se contradicen.\nCompruebe otra vez. Si eso no ayuda, pruebe con otra red.',
  'cannot-tell/filtered': 'Los sitios de seguridad están fuera de alcance, pero el patrón no es el del gusano. Parece un filtro: un firewall, un control parental o una norma de la empresa.\nPregunte a quien gestione esta red o haga la comprobación en otra. Si allí nada cambia, haga que examinen este equipo: otro malware también puede hacer esto.',
  'cannot-tell/interrupted': 'El equipo entró en suspensión o se salió de la página.\nCompruebe otra vez y mantenga esta página abierta.',
  'cannot-tell/offline': 'Este dispositivo parece estar sin conexión.\nVuelva a conectarlo y luego compruebe otra vez.',
  'cannot-tell/page-policy': 'La configuración de seguridad de este sitio web detuvo la comprobación. Eso no dice nada sobre su equipo.\nUse la comprobación de otro sitio y avise a quien edita este: la directiva de seguridad necesita `connect-src https:; script-src \'sha256-…\'`.',
  'cannot-tell/too-little': 'Respondieron muy pocos sitios para comparar.\nEspere un minuto y luego compruebe otra vez, en otra red si puede.',
  'cannot-tell/caveats': 'Tenga en cuenta',

  'caveat/dns-over-https': 'El «DNS seguro» (DNS sobre HTTPS) en el navegador oculta el bloqueo.',
  'caveat/no-second-opinion': 'La comprobación no pudo mirar por segunda vez algunos sitios, así que no se sabe si respondieron. La causa puede ser esta página o su directiva de seguridad.',
  'caveat/not-restarted': 'Un equipo recién infectado puede no bloquear nada hasta que se reinicie.',
  'caveat/not-windows': 'Esto no parece un equipo con Windows. Los teléfonos, las tabletas, los Mac y los equipos con Linux no pueden tener Conficker.',
  'caveat/own-resolver': 'Es posible que este navegador consulte los nombres por su cuenta, sin pasar por el bloqueo del gusano.',
  'caveat/proxy': 'Un proxy o una VPN oculta el bloqueo.',
  'caveat/similar-malware': 'Otro malware también puede bloquear estos sitios. Los pasos de abajo ayudan en cualquiera de los casos.',
  'caveat/variant-a': 'La primera versión del gusano, A (noviembre de 2008), no bloquea ningún sitio. Esta comprobación no puede verla.',

  or: ' o ',

  help: 'Ayuda de Microsoft, que un equipo infectado no puede abrir:',
  'new-tab': '(pestaña nueva)',
  'help/missing': 'No se pudieron cargar los pasos. Abra esta dirección en otro dispositivo:',

  'not-configured': 'La comprobación no está configurada',
  'error/canary-invalid': '{field} «{found}» no es un nombre de dominio utilizable.',
  'error/canary-listed': '{field} «{found}» no sirve: el gusano bloquea los nombres con «{string}».',
  'error/unknown-scenario': 'Ninguna simulación se llama «{found}». Conocidas: {known}.',
};
