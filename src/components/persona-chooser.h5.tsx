import { becomePersona } from '../client/session'
import type { SessionView } from '../contract/profile'
import { ChoiceList } from './choice-list'
import { Section } from './section'

/** Only in a demonstration: whom to be. A real person is known by WeChat. */
export const PersonaChooser = ({ session }: { session: SessionView }) => (
  <Section title="演示身份" aside="仅在演示环境">
    <ChoiceList
      label="演示身份"
      chosen={[session.persona ?? '']}
      onChange={([key]) => void becomePersona(key || null)}
      choices={[
        { id: '', name: '不登录，只看看', note: '村民看到的样子' },
        ...session.personas.map(({ key, name, description }) => ({ id: key, name, note: description })),
      ]}
    />
  </Section>
)
