/** The base's own public texts. */
import { useQuery } from '@tanstack/react-query'
import { api, ask } from './wire/calls'

export const textsKey = ['texts'] as const

/** 关于, and the base's paragraph on the privacy page; for everybody. */
export const useBaseTexts = () => useQuery({ queryKey: textsKey, queryFn: () => ask(api.texts.get.query()) })
