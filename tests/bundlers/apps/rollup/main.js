import 'conficker-check/define';
