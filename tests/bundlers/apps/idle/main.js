import 'conficker-check';
