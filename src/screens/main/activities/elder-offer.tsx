import { View } from '@tarojs/components'
import { chooseElderVersion } from '../../../client/phone/elder-version'
import { Button } from '../../../components/button'
import './elder-offer.css'

/** Offer of the elder version, in the bar below the list, so that the list stays in view. */
export const ElderOffer = () => (
  <View id="elder-offer" role="region" aria-label="长辈版">
    <View className="elder-offer-question">要不要用长辈版？字大，按钮大。</View>
    <View className="elder-offer-answers">
      <View className="elder-offer-answer">
        <Button id="elder-yes" onTap={() => chooseElderVersion(true)}>
          用长辈版
        </Button>
      </View>
      <View className="elder-offer-answer">
        <Button id="elder-no" kind="quiet" onTap={() => chooseElderVersion(false)}>
          不用
        </Button>
      </View>
    </View>
  </View>
)
