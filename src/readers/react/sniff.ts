const mail =
  /\b(?:from|import|require\()\s*['"](?:@react-email\/[\w./-]+|react-email(?:\/[\w./-]+)?|jsx-email|mjml-react|@faire\/mjml-react)['"]/

/** Whether a module makes mails, as against all the other modules of an app. */
export const importsMail = (text: string): boolean => mail.test(text.slice(0, 20_000))
