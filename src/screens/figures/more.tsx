import { View } from '@tarojs/components'
import { Button } from '../../components/button'
import './more.css'

interface MoreProps {
  id: string
  /** A paged list. */
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> }
}

/** Button for the next page of a list. Nothing on the last page. */
export const More = ({ id, query }: MoreProps) =>
  query.hasNextPage ? (
    <View className="more">
      <Button id={id} kind="quiet" isPending={query.isFetchingNextPage} onTap={() => void query.fetchNextPage()}>
        再看一些
      </Button>
    </View>
  ) : null
